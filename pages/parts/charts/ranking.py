"""Rows to figures and their descriptions. Knows Plotly and no Streamlit."""

from collections.abc import Collection, Sequence

import pandas as pd
import plotly.graph_objects as go

from extract.table.schema import (
    ACTUAL,
    KIND,
    REGION,
    TARGET,
    UNIT,
    VALUE,
)
from pages.parts.charts.theme import GRID, Title, look, unit_line
from pages.parts.labels.names import CHINESE, region_name, short_name
from pages.parts.labels.number_format import amount, as_shown, figure, unit_of
from pages.parts.labels.palette import LIGHT, Shades
from pages.parts.labels.provenance import mark_of
from pages.parts.labels.translations import Translation

OTHERS = 0.5  # opacity of bars that are not chosen, where some are


def _told(row: pd.Series, source_of: Title, t: Translation) -> list[object]:
    """What a point says where it is pointed at, and which row it is where it is clicked."""
    return [figure(row, t.language), source_of(row), row.name]


def ranking(
    rows: pd.DataFrame,
    shade: str,
    source_of: Title,
    t: Translation,
    shades: Shades = LIGHT,
    beside: pd.Series | None = None,
    chosen: Collection[str] = (),
) -> go.Figure:
    """One indicator and year, place under place: outcomes as bars, targets as hollow diamonds.

    Args:
        rows: leading facts of one indicator and year. Places without one are not drawn: the page
            lists them.
        beside: the same fact of the place that all of these lie in, drawn as a line.
        chosen: the Chinese names of places that stand out.
    """
    rows = as_shown(rows, t.language)
    actual = rows[rows[KIND] == ACTUAL]
    target = rows[rows[KIND] == TARGET]
    order = ranked(rows)
    chart = go.Figure()
    if not actual.empty:
        chart.add_trace(_bars(actual, shade, source_of, t, chosen))
    if not target.empty:
        chart.add_trace(_diamonds(target, source_of, t, shades))
    if beside is not None:
        chart.add_vline(
            x=float(beside[VALUE]) * unit_of(beside, t.language).factor,
            line={"color": shades.quiet, "width": 1.5, "dash": "dash"},
            annotation={
                "text": " ".join(
                    (region_name(beside[REGION], t.language), _label(beside, t.language))
                ),
                "font": {"size": 12, "color": shades.quiet},
                "yanchor": "bottom",
            },
            annotation_position="top",
        )
    names = [region_name(region, t.language) for region in order]
    for region, name in zip(order, names, strict=True):
        for _, row in target[target[REGION] == region].iterrows():
            chart.add_annotation(
                _aside(name, f"{t('kind.target')} {_label(row, t.language)}", shades)
            )
    chart.update_layout(
        **look(height=110 + 30 * len(order), right=16 if target.empty else 96),
        bargap=0.35,
        legend={"orientation": "h", "y": 0, "yref": "container", "yanchor": "bottom", "x": 0},
    )
    chart.update_yaxes(
        categoryorder="array",
        categoryarray=names[::-1],
        fixedrange=True,
        automargin=True,
        tickmode="array",
        tickvals=names,
        ticktext=_ticks(order, actual, t, chosen),
        title=None,
        range=[-0.6, len(names) - 0.4],
    )
    ends = [*rows[VALUE].astype(float), 0.0]
    room = (max(ends) - min(ends)) * 0.04 or 1
    chart.update_xaxes(
        range=[min(ends) - (room if min(ends) < 0 else 0), max(ends) + room],
        gridcolor=GRID,
        fixedrange=True,
        tickformat=",~f",
        zeroline=True,
        zerolinecolor=GRID,
        title={"text": unit_line(rows[UNIT].iloc[0], t), "font": {"size": 12}},
    )
    return chart


def _ticks(
    order: Sequence[str], actual: pd.DataFrame, t: Translation, chosen: Collection[str]
) -> list[str]:
    """Each place with its outcome: written beside the bars, a number meets no bar's end."""
    labels = {row[REGION]: _label(row, t.language) for _, row in actual.iterrows()}
    return [
        f"{'▸ ' if region in chosen else ''}"
        f"{_called(region, t.language)}  <b>{labels.get(region, '—')}</b>  "
        for region in order
    ]


def _called(region: str, language: str) -> str:
    """A place's name beside its bar: an English one in full leaves no room for the bars."""
    return region_name(region) if language == CHINESE else short_name(region, language)


def _aside(name: str, text: str, shades: Shades) -> dict[str, object]:
    return {
        "text": text,
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 8,
        "y": name,
        "showarrow": False,
        "font": {"size": 12, "color": shades.quiet},
    }


def ranked(rows: pd.DataFrame) -> list[str]:
    """The places from the largest outcome down; those with a target alone after them."""
    actual = rows[rows[KIND] == ACTUAL].sort_values(VALUE, ascending=False, kind="stable")
    target = rows[rows[KIND] == TARGET].sort_values(VALUE, ascending=False, kind="stable")
    return list(dict.fromkeys([*actual[REGION], *target[REGION]]))


def _label(row: pd.Series, language: str) -> str:
    return f"{amount(row, language)}{mark_of(row)}"


def _bars(
    rows: pd.DataFrame, shade: str, source_of: Title, t: Translation, chosen: Collection[str]
) -> go.Bar:
    every = [row for _, row in rows.iterrows()]
    some = any(row[REGION] in chosen for row in every)
    strong = [1.0 if not some or row[REGION] in chosen else OTHERS for row in every]
    return go.Bar(
        orientation="h",
        x=[float(row[VALUE]) for row in every],
        y=[region_name(row[REGION], t.language) for row in every],
        marker={"color": shade, "opacity": strong, "cornerradius": 3},
        name=t("kind.actual"),
        customdata=[_told(row, source_of, t) for row in every],
        hovertemplate=(
            f"<b>%{{y}} · {t('kind.actual')}</b><br>%{{customdata[0]}}<br>%{{customdata[1]}}"
            "<extra></extra>"
        ),
    )


def _diamonds(rows: pd.DataFrame, source_of: Title, t: Translation, shades: Shades) -> go.Scatter:
    every = [row for _, row in rows.iterrows()]
    return go.Scatter(
        x=[float(row[VALUE]) for row in every],
        y=[region_name(row[REGION], t.language) for row in every],
        mode="markers",
        # Hollow on the page's ground, so that it is seen on a bar as well.
        marker={
            "symbol": "diamond",
            "size": 11,
            "color": shades.ground,
            "line": {"width": 2, "color": shades.ink},
        },
        name=t("kind.target"),
        customdata=[_told(row, source_of, t) for row in every],
        hovertemplate=(
            f"<b>%{{y}} · {t('kind.target')}</b><br>%{{customdata[0]}}<br>%{{customdata[1]}}"
            "<extra></extra>"
        ),
    )


def described_ranking(
    rows: pd.DataFrame, title: str, missing: Sequence[str], t: Translation
) -> str:
    """The ranking in words, for who cannot see it."""
    actual, target = (
        ", ".join(
            f"{region_name(region, t.language)} {figure(row, t.language)}"
            for region in ranked(of_kind)
            for _, row in of_kind[of_kind[REGION] == region].iterrows()
        )
        for of_kind in (rows[rows[KIND] == kind] for kind in (ACTUAL, TARGET))
    )
    told = [
        t("alt.part", name=name, points=points)
        for name, points in (
            (t("kind.actual"), actual),
            (t("kind.target"), target),
            (t("districts.missing"), ", ".join(missing)),
        )
        if points
    ]
    return t("alt.lines", title=title, series=" ".join(told))
