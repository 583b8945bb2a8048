"""A chart while it is put together, in Plotly's own words as plain dicts.

Plotly's objects look at every value again whenever something is added to them, which takes twenty
times as long as all the rest. Here nothing is looked at: tests/pages/test_drafts.py has Plotly look
at every chart that a page draws.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go

Words = dict[str, Any]


def scatter(**said: Any) -> Words:
    """Points, lines or writing; what is None is not said."""
    return _said("scatter", said)


def bar(**said: Any) -> Words:
    """Bars; what is None is not said."""
    return _said("bar", said)


def _said(kind: str, said: Mapping[str, Any]) -> Words:
    return {"type": kind, **{name: value for name, value in said.items() if value is not None}}


@dataclass(slots=True)
class Draft:
    """What a chart will be made of.

    Attributes:
        traces: what is drawn, the first below.
        layout: sizes and axes.
        notes, shapes: what is written and drawn over the whole chart.
    """

    traces: list[Words] = field(default_factory=list)
    layout: Words = field(default_factory=dict)
    notes: list[Words] = field(default_factory=list)
    shapes: list[Words] = field(default_factory=list)

    def add(self, *traces: Words) -> None:
        """Draw these above what there is."""
        self.traces += traces

    def write(self, **said: Any) -> None:
        """Write a note, with ``text``, ``x``, ``y`` and whatever Plotly's annotations take."""
        self.notes.append(said)

    def across(self, y: float, line: Words) -> None:
        """A line over the whole width."""
        ends = {"x0": 0, "x1": 1, "xref": "x domain", "y0": y, "y1": y, "yref": "y"}
        self.shapes.append({"type": "line", **ends, "line": line})

    def upright(self, x: float, line: Words, above: Words | None = None) -> None:
        """A line over the whole height; ``above`` it a note of these words, if any."""
        ends = {"x0": x, "x1": x, "xref": "x", "y0": 0, "y1": 1, "yref": "y domain"}
        self.shapes.append({"type": "line", **ends, "line": line})
        if above is not None:
            at = {"x": x, "xref": "x", "y": 1, "yref": "y domain", "showarrow": False}
            self.notes.append({"xanchor": "center", **at, **above})

    def upright_band(self, first: float, last: float, **said: Any) -> None:
        """A band over the whole height, between two values of the lower axis."""
        ends = {"x0": first, "x1": last, "xref": "x", "y0": 0, "y1": 1, "yref": "y domain"}
        self.shapes.append({"type": "rect", **ends, **said})

    def lay_out(self, **said: Any) -> None:
        """Say sizes and axes; what was said of the same before is replaced."""
        self.layout |= said

    def chart(self) -> go.Figure:
        """The chart."""
        over = {"annotations": self.notes, "shapes": self.shapes}
        said = {name: notes for name, notes in over.items() if notes}
        return chart_of(self.traces, self.layout | said)


def chart_of(traces: Iterable[Mapping[str, Any]], layout: Mapping[str, Any]) -> go.Figure:
    """A chart of these traces and this layout, taken as they are."""
    return go.Figure([{**each} for each in traces], {**layout}, _validate=False)
