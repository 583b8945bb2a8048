"""Rows and outlines to maps, and their descriptions. Knows Plotly and no Streamlit."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from extract.table.schema import ACTUAL, KIND, REGION, TARGET, VALUE
from pages.parts.charts.colour_scale import Scale, rounded
from pages.parts.charts.draft import Draft, Words, scatter
from pages.parts.charts.outlines import WIDE, Shape, window
from pages.parts.charts.theme import Title, look, unit_line
from pages.parts.labels.brief_figures import brief_figure
from pages.parts.labels.names import CHINESE, place_id, region_name, short_name
from pages.parts.labels.number_format import ShownUnit, amount, number
from pages.parts.labels.palette import LIGHT, Shades, Tints, tints
from pages.parts.labels.provenance import mark_of
from pages.parts.labels.translations import Translation

DIGITS = 4  # that count, where there is little room
NARROW = 350  # pixels across a map on a telephone
LINE, CHARACTER, LETTER = 14, 11, 6  # pixels: height of a line, width of 东, of a letter or digit
TOUCH = 36  # points across a map that a pointer finds: one every ten pixels
KEY = 70  # pixels below a map for the key
SILENT = {"hoverinfo": "skip", "showlegend": False}
INVISIBLE = {"marker": {"opacity": 0}}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A map before any figure is on it.

    Attributes:
        shapes: the places by Chinese name.
        box: what is seen of them: least x, greatest x, least y, greatest y.
        height: of the map without its key, in pixels.
        fit: the share of a label that must find room on a narrow screen, or it is shortened to the
            name, and left out where that has none either; at 0 every label is written.
        inset: the smallest places a second time, larger, where no place lies.
        touched: points that a pointer finds, each with its place.
    """

    shapes: Mapping[str, Shape]
    box: tuple[float, float, float, float]
    height: int
    fit: float = 0.0
    inset: Mapping[str, Shape] = field(default_factory=dict)
    touched: Sequence[tuple[str, tuple[float, float]]] = ()

    @property
    def drawn(self) -> list[tuple[str, Shape]]:
        """Every outline with its place's name."""
        return [*self.shapes.items(), *self.inset.items()]

    def fits(self, shape: Shape, *lines: str) -> bool:
        """Whether these lines find room in a place of the map."""
        pixels = NARROW / (self.box[1] - self.box[0]) * shape.room / (self.fit or 1e-9)
        wide = max(len(line) * (LETTER if line.isascii() else CHARACTER) for line in lines)
        return wide / 2 <= pixels * WIDE and len(lines) * LINE / 2 <= pixels


def sheet(
    shapes: Mapping[str, Shape],
    height: int,
    fit: float = 0.0,
    inset: Mapping[str, Shape] | None = None,
) -> Sheet:
    """A sheet that shows all of these places."""
    x0, x1, y0, y1 = window(shapes.values())
    margin = (x1 - x0) / 100
    # A label beside a place reaches as far again as its middle is from the place.
    right = max([x1, *(2 * each.at[0] - each.box()[1] for each in (inset or {}).values())])
    box = (x0 - margin, right + margin, y0 - margin, y1 + margin)
    step = (box[1] - box[0]) / TOUCH
    drawn = [*shapes.items(), *(inset or {}).items()]
    touched = [(region, at) for region, shape in drawn for at in shape.points(step)]
    return Sheet(shapes, box, height, fit, inset or {}, touched)


def area_map(
    paper: Sheet,
    rows: pd.DataFrame,
    kind: str,
    scale: Scale,
    chosen: Collection[str],
    source_of: Title,
    t: Translation,
    shades: Shades = LIGHT,
) -> Draft:
    """Each place in the colour of its figure; one without is hatched, and says so.

    A place answers a pointer anywhere in it, and a click names it: the second of its customdata is
    its id, the third its row's label.

    Args:
        rows: leading facts of one indicator and year.
        kind: the kind that is drawn; of the other a place tells where it is pointed at.
        scale: of every year's figures.
        chosen: the Chinese names of places with a strong outline.
    """
    stated = _by_place(rows)
    drawn = {region: own[kind] for region, own in stated.items() if kind in own}
    palette = tints(shades)
    colours = scale.colours(palette)
    tinted = {region: colours[scale.class_of(row[VALUE])] for region, row in drawn.items()}
    labels = _labels(paper, drawn, set(stated) - set(drawn), tinted, t, shades)
    told = {
        region: _told(region, stated.get(region, {}), kind, source_of, t) for region in paper.shapes
    }
    traces = [
        *_areas(paper, tinted, palette, shades),
        *_outline([shape for region, shape in paper.drawn if region in chosen], shades),
        labels,
        _touch(paper, told, {region: row.name for region, row in drawn.items()}),
    ]
    return Draft(traces, *_flat(paper, t, shades))


def _by_place(rows: pd.DataFrame) -> dict[str, dict[str, pd.Series]]:
    """The rows by place and kind."""
    stated: dict[str, dict[str, pd.Series]] = {}
    for _, row in rows.iterrows():
        stated.setdefault(row[REGION], {})[row[KIND]] = row
    return stated


def _areas(
    paper: Sheet, tinted: Mapping[str, str], palette: Tints, shades: Shades
) -> Iterator[Words]:
    """The places of one colour in one trace: a browser draws few traces faster than many."""
    pattern = {
        "shape": "/",
        "size": 7,
        "solidity": 0.16,
        "fgcolor": palette.hatch,
        "bgcolor": "rgba(128,128,128,0.06)",
    }
    for colour in dict.fromkeys(tinted.get(region) for region in paper.shapes):
        own = [(region, shape) for region, shape in paper.drawn if tinted.get(region) == colour]
        xs, ys = _path([shape for _, shape in own])
        yield {
            "x": xs,
            "y": ys,
            "mode": "lines",
            "fill": "toself",
            "fillcolor": colour,
            "fillpattern": pattern if colour is None else None,
            "line": {"width": 1, "color": palette.hatch if colour is None else shades.ground},
            "meta": list(dict.fromkeys(region for region, _ in own)),
            **SILENT,
        }


def _outline(shapes: Sequence[Shape], shades: Shades) -> list[Words]:
    if not shapes:
        return []
    xs, ys = _path(shapes)
    line = {"width": 3, "color": shades.ink}
    return [{"x": xs, "y": ys, "mode": "lines", "line": line, **SILENT}]


def _path(shapes: Sequence[Shape]) -> tuple[list[float | None], list[float | None]]:
    """The rings one after the other, with a gap between."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for ring in (ring for shape in shapes for ring in shape.rings):
        xs += [*([None] if xs else []), *(x for x, _ in ring)]
        ys += [*([None] if ys else []), *(y for _, y in ring)]
    return xs, ys


def _labels(
    paper: Sheet,
    drawn: Mapping[str, pd.Series],
    other: Collection[str],
    tinted: Mapping[str, str],
    t: Translation,
    shades: Shades,
) -> Words:
    palette = tints(shades)
    xs, ys, text, ink = [], [], [], []
    for n, (region, shape) in enumerate(paper.drawn):
        name = _name(region, shape, t)
        enlarged = n >= len(paper.shapes)  # Its label stands beside it.
        if not enlarged and not paper.fits(shape, name):
            continue
        lacking = t("map.only_target" if region in other else "districts.missing")
        told = written(drawn[region], t.language) if region in drawn else lacking
        xs.append(shape.at[0])
        ys.append(shape.at[1])
        text.append(f"{name}<br>{told}" if enlarged or paper.fits(shape, name, told) else name)
        on_colour = palette.light if tinted.get(region) in palette.deep else palette.dark
        ink.append(on_colour if region in drawn and not enlarged else shades.ink)
    font = {"size": 11, "color": ink}
    return {"x": xs, "y": ys, "text": text, "mode": "text", "textfont": font, **SILENT}


def _name(region: str, shape: Shape, t: Translation) -> str:
    if shape.letters and t.language != CHINESE:
        return shape.letters
    return short_name(region, t.language)


def written(row: pd.Series, language: str) -> str:
    """A figure as a map has it: its marks, no unit, four digits that count."""
    short = {**row.to_dict(), VALUE: rounded(float(row[VALUE]), DIGITS)}
    return f"{amount(short, language)}{mark_of(row)}"


def _told(
    region: str, own: Mapping[str, pd.Series], kind: str, source_of: Title, t: Translation
) -> str:
    """What a place says where it is pointed at: both kinds, that which is drawn first."""
    lines = [f"<b>{region_name(region, t.language)}</b>"]
    for each in dict.fromkeys((kind, ACTUAL, TARGET)):
        if each in own:
            told = brief_figure(own[each], t.language)
            lines += [
                t("map.figure", kind=t(f"kind.{each}"), figure=told),
                source_of(own[each]),
            ]
        elif each == kind:
            lines.append(t(f"map.no_{each}"))
    return "<br>".join(lines)


def _touch(paper: Sheet, told: Mapping[str, str], labels: Mapping[str, object]) -> Words:
    known = {region: [told[region], place_id(region), labels.get(region)] for region in told}
    return {
        "x": [x for _, (x, _) in paper.touched],
        "y": [y for _, (_, y) in paper.touched],
        "mode": "markers",
        # A pointer finds them all, and what nobody sees need not be drawn.
        "marker": {"size": 8, "opacity": 0, "maxdisplayed": 1},
        "selected": INVISIBLE,
        "unselected": INVISIBLE,
        "customdata": [known[region] for region, _ in paper.touched],
        "hovertemplate": "%{customdata[0]}<extra></extra>",
        "showlegend": False,
    }


def _flat(paper: Sheet, t: Translation, shades: Shades) -> tuple[Words, list[Words]]:
    """Both axes at one scale, neither of them seen; what is written beside them."""
    x0, x1, y0, y1 = paper.box
    hidden = {"visible": False, "constrain": "domain", "automargin": False}
    layout = {
        **look(height=paper.height),
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "hoverdistance": 16,
        "xaxis": {"range": [x0, x1], **hidden},
        "yaxis": {"range": [y0, y1], "scaleanchor": "x", **hidden},
    }
    if not paper.inset:
        return layout, []
    left, _, _, top = window(paper.inset.values())
    note = {
        "text": t("map.enlarged"),
        "x": left,
        "xanchor": "left",
        "y": top,
        "yanchor": "bottom",
        "yshift": 4,
        "showarrow": False,
        "font": {"size": 11, "color": shades.quiet},
    }
    return layout, [note]


def with_key(
    chart: Draft, scale: Scale, unit: ShownUnit, t: Translation, shades: Shades = LIGHT
) -> Draft:
    """The map with the key to its colours below: the classes' bounds, the unit, the hatching."""
    palette = tints(shades)
    colours = scale.colours(palette)
    steps = [[at / scale.classes, colour] for n, colour in enumerate(colours) for at in (n, n + 1)]
    colour_bar = {
        "orientation": "h",
        "x": 0.5,
        "y": 0,
        "yref": "container",
        "yanchor": "bottom",
        "len": 0.84,
        "thickness": 12,
        "outlinewidth": 0,
        "tickmode": "array",
        "tickvals": list(range(len(scale.ends))),
        "ticktext": [number(rounded(end * unit.factor, DIGITS)) for end in scale.ends],
        "tickfont": {"size": 11, "color": shades.quiet},
        "ticks": "",
    }
    chart.add(
        scatter(
            x=[None],
            y=[None],
            mode="markers",
            marker={
                "color": [0],
                "cmin": 0,
                "cmax": scale.classes,
                "colorscale": steps,
                "showscale": True,
                "colorbar": colour_bar,
            },
            hoverinfo="skip",
            showlegend=False,
        )
    )
    chart.write(
        text=f"{unit_line(unit.name, t)}   ▨ {t('districts.missing')}",
        x=0.5,
        y=0,
        xref="paper",
        yref="paper",
        yanchor="top",
        yshift=-10,
        showarrow=False,
        font={"size": 12, "color": shades.quiet},
    )
    chart.lay_out(height=chart.layout["height"] + KEY, margin={**chart.layout["margin"], "b": KEY})
    return chart


def described_map(
    rows: pd.DataFrame, kind: str, members: Sequence[str], title: str, t: Translation
) -> str:
    """The map in words, for who cannot see it: every place in the usual order."""
    drawn = {row[REGION]: row for _, row in rows[rows[KIND] == kind].iterrows()}
    stated = set(rows[REGION])
    groups = {
        f"kind.{kind}": [
            f"{region_name(region, t.language)} {brief_figure(drawn[region], t.language)}"
            for region in members
            if region in drawn
        ],
        "map.only_target": [
            region_name(region, t.language)
            for region in members
            if region in stated and region not in drawn
        ],
        "districts.missing": [
            region_name(region, t.language) for region in members if region not in stated
        ],
    }
    parts = [
        t("alt.part", name=t(word), points=", ".join(points))
        for word, points in groups.items()
        if points
    ]
    return t("alt.lines", title=title, series=" ".join(parts))
