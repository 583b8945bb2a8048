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
from pages.parts.charts.draft import Draft, Words, bar, scatter
from pages.parts.charts.theme import Title, amounts_axis, look, names_axis, unit_line
from pages.parts.labels.brief_figures import brief_amount, brief_figure
from pages.parts.labels.direction import best_first
from pages.parts.labels.names import CHINESE, region_name, short_name
from pages.parts.labels.number_format import as_shown, unit_of
from pages.parts.labels.palette import LIGHT, Shades
from pages.parts.labels.translations import Translation

LONG = 4  # characters of a name in full
OTHERS = 0.5  # opacity of bars that are not chosen, where some are


def _told(row: pd.Series, source_of: Title, t: Translation) -> list[object]:
    """What a point says where it is pointed at, and which row it is where it is clicked."""
    return [brief_figure(row, t.language), source_of(row), row.name]


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
    drawn = as_shown(rows, t.language)
    actual, target = (drawn[drawn[KIND] == kind] for kind in (ACTUAL, TARGET))
    order = ranked(rows)
    ends = [*drawn[VALUE].astype(float), 0.0]
    room = (max(ends) - min(ends)) * 0.06 or 1
    span = (min(ends) - (room if min(ends) < 0 else 0), max(ends) + room)
    both = rows[(rows[KIND] == TARGET) & rows[REGION].isin(actual[REGION])]
    chart = Draft()
    if not actual.empty:
        chart.add(_bars(actual, shade, source_of, t, chosen))
    if not target.empty:
        chart.add(_diamonds(target, source_of, t, shades))
    if not both.empty:
        chart.add(_asides(both, span[1], t, shades))
    if beside is not None:
        _add_beside(chart, beside, t, shades)
    chart.lay_out(
        **look(height=110 + 30 * len(order), right=16 if both.empty else 96),
        bargap=0.35,
    )
    _set_axes(chart, order, _ticks(order, rows, t, chosen), span, drawn[UNIT].iloc[0], t, shades)
    return chart.chart()


def _set_axes(
    chart: Draft,
    order: Sequence[str],
    ticks: Sequence[str],
    span: tuple[float, float],
    unit: str,
    t: Translation,
    shades: Shades,
) -> None:
    names = [region_name(region, t.language) for region in order]
    chart.lay_out(
        yaxis=names_axis(
            dict(zip(names, ticks, strict=True)),
            shades,
            categoryorder="array",
            categoryarray=names[::-1],
            range=[-0.6, len(names) - 0.4],
        ),
        xaxis=amounts_axis(*span, title={"text": unit_line(unit, t)}),
    )


def _add_beside(chart: Draft, beside: pd.Series, t: Translation, shades: Shades) -> None:
    place = region_name(beside[REGION], t.language)
    chart.upright(
        float(beside[VALUE]) * unit_of(beside, t.language).factor,
        {"color": shades.quiet, "width": 1.5, "dash": "dash"},
        {
            "text": f"{place} {brief_amount(beside, t.language)}",
            "font": {"size": 12, "color": shades.quiet},
            "yanchor": "bottom",
        },
    )


def _ticks(
    order: Sequence[str], rows: pd.DataFrame, t: Translation, chosen: Collection[str]
) -> list[str]:
    """Each place with its outcome, or with its target where it has no other: written beside the
    bars, a number meets no bar's end."""
    labels = {
        row[REGION]: _label(row, t)
        # The outcome comes last and stands.
        for _, row in rows.sort_values(KIND, ascending=False).iterrows()
    }
    return [
        f"{'▸ ' if region in chosen else ''}{_called(region, t.language)}  {labels[region]}  "
        for region in order
    ]


def _label(row: pd.Series, t: Translation) -> str:
    """An outcome in bold; a target with the word before it."""
    told = brief_amount(row, t.language)
    return f"<b>{told}</b>" if row[KIND] == ACTUAL else t("ranking.target", figure=told)


def _asides(rows: pd.DataFrame, at: float, t: Translation, shades: Shades) -> Words:
    """The targets of places that have an outcome too, behind the bars' end."""
    every = [row for _, row in rows.iterrows()]
    return scatter(
        x=[at] * len(every),
        y=[region_name(row[REGION], t.language) for row in every],
        text=[_label(row, t) for row in every],
        mode="text",
        textposition="middle right",
        textfont={"size": 12, "color": shades.quiet},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


def _called(region: str, language: str) -> str:
    """A place's name beside its bar: one in full leaves no room where it is English or long."""
    name = region_name(region)
    return name if language == CHINESE and len(name) <= LONG else short_name(region, language)


def ranked(rows: pd.DataFrame) -> list[str]:
    """The places from the best outcome on; those with a target alone after them."""
    parts = [best_first(rows[rows[KIND] == kind])[REGION] for kind in (ACTUAL, TARGET)]
    return list(dict.fromkeys(pd.concat(parts)))


def _bars(
    rows: pd.DataFrame, shade: str, source_of: Title, t: Translation, chosen: Collection[str]
) -> Words:
    every = [row for _, row in rows.iterrows()]
    some = any(row[REGION] in chosen for row in every)
    strong = [1.0 if not some or row[REGION] in chosen else OTHERS for row in every]
    return bar(
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


def _diamonds(rows: pd.DataFrame, source_of: Title, t: Translation, shades: Shades) -> Words:
    every = [row for _, row in rows.iterrows()]
    return scatter(
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
            f"{region_name(row[REGION], t.language)} {brief_figure(row, t.language)}"
            for _, row in best_first(of_kind).iterrows()
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
