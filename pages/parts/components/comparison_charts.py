"""The pictures of a comparison: ranking, map, last year's outcomes to this year's targets, years.

What is clicked in one of them is chosen on every page, and stands out in all of them.
"""

from dataclasses import dataclass
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from extract.table.schema import REGION, VALUE, YEAR
from pages.parts.charts.colour_scale import Scale, scale_of
from pages.parts.charts.map import Sheet, area_map, described_map, sheet, with_key
from pages.parts.charts.places_drawn import parts_map, tiles
from pages.parts.charts.ranking import described_ranking, ranking
from pages.parts.charts.slope import slope
from pages.parts.charts.small_multiples import described_multiples, fitting, multiples, span
from pages.parts.charts.theme import unit_line
from pages.parts.components.chart_block import chart, shades, signs_used, source_of
from pages.parts.components.comparison import Comparison
from pages.parts.components.place_picker import pick_point
from pages.parts.labels.brief_figures import brief_figure
from pages.parts.labels.direction import best_first, better
from pages.parts.labels.markdown import plain
from pages.parts.labels.names import indicator_name, region_name
from pages.parts.labels.number_format import unit_of
from pages.parts.labels.palette import Shades, theme_shade
from pages.parts.labels.translations import Translation
from pages.parts.narrative.aims import aims_told, pairs
from pages.parts.state.kept import kept
from pages.parts.state.parameters import LEVELS
from pages.parts.state.session import current_filters, stands_alone

TALL = 360  # pixels
FIT = 0.55  # of a label in a district: some cross its borders a little
LINE = 3  # figures of a place that make a line


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """One of the pictures, the same for all who look at the same.

    Attributes:
        figure, alt, title, rows, note: as :func:`chart` takes them.
        told: what stands in words beside it.
    """

    figure: go.Figure
    alt: str
    title: str
    rows: pd.DataFrame
    note: str = ""
    told: tuple[str, ...] = ()


def draw(name: str, drawn: Drawn) -> None:
    """One of the pictures."""
    key = key_of(name)
    chart(
        drawn.figure,
        key=key,
        alt=drawn.alt,
        title=drawn.title,
        rows=drawn.rows,
        note=drawn.note,
        on_select=partial(pick_point, key),
        name=name,
    )


def key_of(name: str) -> str:
    """A picture's key; it forgets its last click with it: the same place can be clicked again."""
    return "_".join([name, *current_filters().regions])


def draw_ranking(at: Comparison, t: Translation) -> None:
    """The places from the best on, and those without a figure."""
    st.markdown(f"**{t(f'ranking.{better(at.indicator)}')}**")
    drawn = _ranking(at, at.focus, t, shades())
    draw("ranking", drawn)
    for line in drawn.told:
        st.markdown(line)


@kept
def _ranking(at: Comparison, focus: tuple[str, ...], t: Translation, shades: Shades) -> Drawn:
    without = [region_name(r, t.language) for r in at.members if r not in set(at.rows[REGION])]
    beside = None if at.beside.empty else at.beside.iloc[0]
    figure = ranking(at.rows, theme_shade_of(at), source_of, t, shades, beside, focus)
    title = at.title(t)
    hidden = [region_name(region, t.language) for region in at.hides()]
    unstated = [name for name in without if name not in hidden]
    told = tuple(
        t(f"districts.{word}", n=len(names), places=t.listed(names))
        for word, names in (("missing_line", unstated), ("hidden_line", hidden))
        if names
    )
    alt = described_ranking(at.rows, title, without, t)
    return Drawn(figure, alt, title, at.rows, signs_used(at.rows, t), told)


def theme_shade_of(at: Comparison) -> str:
    """The colour of what is compared."""
    return theme_shade(str(at.own["theme"].iloc[0]))


def draw_map(at: Comparison, t: Translation) -> None:
    """The places on a map; regions as tiles."""
    drawn = _map(at, at.focus, t, shades())
    st.markdown(f"**{t('districts.map')}**")
    draw("map", drawn)
    with st.popover(t("districts.key"), icon=":material/palette:", type="tertiary"):
        st.caption("\n\n".join(map(plain, drawn.told)))


@kept
def _map(at: Comparison, focus: tuple[str, ...], t: Translation, shades: Shades) -> Drawn:
    paper, scheme = _paper(at.level)
    scale = scale_of(at.every_year)
    figure = area_map(paper, at.rows, at.kind, scale, focus, source_of, t, shades)
    figure = with_key(figure, scale, unit_of(at.own.iloc[0], t.language), t, shades)
    alt = described_map(at.rows, at.kind, list(paper.shapes), at.title(t), t)
    told = (_scale_told(at, scale, t), *([t(scheme)] if scheme else []))
    return Drawn(figure.chart(), alt, at.title(t), at.rows, told[0], told)


@kept
def _paper(level: str) -> tuple[Sheet, str]:
    """The sheet of a level's places, and the word for what it is where it is no map."""
    if level != LEVELS[0]:
        return sheet(tiles(), TALL), "districts.tiles"
    home = parts_map()
    if home.tiled:
        return sheet(home.shapes, TALL), "districts.part_tiles"
    return sheet(home.shapes, TALL, FIT, home.enlarged), ""


def _scale_told(at: Comparison, scale: Scale, t: Translation) -> str:
    """What the colours mean, and from where they are counted."""
    every = at.every_year.sort_values(VALUE)
    parts = [
        t(
            "districts.scale",
            first=every[YEAR].min(),
            last=every[YEAR].max(),
            n=scale.classes,
            low=brief_figure(every.iloc[0], t.language),
            high=brief_figure(every.iloc[-1], t.language),
        )
    ]
    if scale.below:
        parts.append(t("districts.zero"))
    if better(at.indicator) == "lower":
        parts.append(t("districts.lower"))
    parts.append(t("districts.rounded"))
    return ("" if t.language == "zh" else " ").join(parts)


def draw_slope(at: Comparison, t: Translation) -> None:
    """Last year's outcomes beside this year's targets, where places have both."""
    drawn = _slope(at, at.focus, t, shades())
    if drawn is None:
        return
    st.markdown(f"**{plain(drawn.title)}**")
    st.caption(drawn.note)
    draw("slope", drawn)


@kept
def _slope(at: Comparison, focus: tuple[str, ...], t: Translation, shades: Shades) -> Drawn | None:
    rows = pairs(at.own, at.year)
    if rows.empty:
        return None
    title = t(
        "slope.title",
        indicator=indicator_name(at.indicator, t.language),
        before=rows[YEAR].min(),
        year=rows[YEAR].max(),
    )
    members = [region for region in at.members if region in set(rows[REGION])]
    alt = described_multiples(rows, members, title, t)
    return Drawn(slope(rows, focus, source_of, t, shades), alt, title, rows, aims_told(rows, t))


def draw_years(at: Comparison, t: Translation) -> None:
    """A little chart for each place with a line to show, made when it is opened."""
    members = _with_lines(at)
    if not members:
        return
    opened = st.expander(
        t("districts.open_years", n=len(members)),
        key="open_years",
        on_change="rerun",
        expanded=stands_alone("years"),
    )
    if not opened.open:
        return
    drawn = _years(at, at.focus, t, shades())
    note, *rest = drawn.told
    with opened:
        st.caption(note)
        draw("years", drawn)
        for line in rest:
            st.markdown(line)


@kept
def _with_lines(at: Comparison) -> list[str]:
    """The places with a line to show, from the best on."""
    counts = at.own.groupby(REGION)[YEAR].size()
    newest = best_first(at.own.sort_values(YEAR).drop_duplicates(REGION, keep="last"))
    return [region for region in newest[REGION] if counts[region] >= LINE]


@kept
def _years(at: Comparison, focus: tuple[str, ...], t: Translation, shades: Shades) -> Drawn:
    members = _with_lines(at)
    own = at.own[at.own[REGION].isin(members)]
    scale = span(own)
    beside = fitting(at.around, scale)
    note = [t("districts.multiples_note", unit=unit_line(unit_of(own.iloc[0], t.language).name, t))]
    if not beside.empty:
        note.append(t("districts.beside", place=region_name(beside[REGION].iloc[0], t.language)))
    held = sorted(set(at.own[REGION]))
    rest = [region_name(each, t.language) for each in held if each not in members]
    few = [t("districts.few", n=len(rest), places=t.listed(rest))] if rest else []
    title = t("districts.multiples", indicator=indicator_name(at.indicator, t.language))
    shade = theme_shade_of(at)
    figure = multiples(own, members, beside, focus, scale, shade, source_of, t, shades)
    alt = described_multiples(own, members, title, t)
    return Drawn(figure, alt, title, own, told=(" ".join(note), *few))
