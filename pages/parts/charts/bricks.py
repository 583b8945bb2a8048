"""A promise as a brick: its verdict's colour and sign; it tells itself where it is pointed at."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from extract.analysis.promise_columns import VERDICT
from extract.analysis.verdicts import verdicts
from extract.table.schema import INDICATOR_ID, YEAR
from pages.parts.charts.draft import Draft, bar
from pages.parts.labels.markdown import in_chart
from pages.parts.labels.palette import Shades
from pages.parts.labels.records import Record, records
from pages.parts.labels.translations import Translation
from pages.parts.labels.verdict_labels import (
    promise_ids,
    promise_name,
    reason_of,
    verdict_label,
    verdict_shade,
)

FULL = 0.84  # of its line, a brick's height


@dataclass(frozen=True, slots=True)
class Brick:
    """One promise at its place.

    Attributes:
        id: what its address is.
        promise: its row.
        x: its middle.
        line: the line it stands in, counted from the top.
    """

    id: str
    promise: Record
    x: float
    line: float


def by_verdict(promises: pd.DataFrame) -> list[tuple[str, Record]]:
    """Each promise's id and row, as verdicts are ordered, the newer before the older."""
    order = {verdict: n for n, verdict in enumerate(verdicts())}

    def rank(told: tuple[str, Record]) -> tuple[int, int, str]:
        _, own = told
        return order[own[VERDICT]], -own[YEAR], own[INDICATOR_ID]

    return sorted(zip(promise_ids(promises), records(promises), strict=True), key=rank)


def draw(
    chart: Draft, bricks: Sequence[Brick], width: float, t: Translation, shades: Shades
) -> None:
    """The bricks, a trace a verdict; ``width`` of one of them on the axis."""
    for verdict in verdicts():
        own = [brick for brick in bricks if brick.promise[VERDICT] == verdict]
        if not own:
            continue
        chart.add(
            bar(
                x=[brick.x for brick in own],
                y=[FULL] * len(own),
                base=[brick.line for brick in own],
                width=width,
                marker={"color": verdict_shade(verdict, shades), "line": {"width": 0}},
                # The clicked one turns to ink; Plotly would let all the others fade.
                selected={"marker": {"color": shades.ink}},
                unselected={"marker": {"opacity": 1}},
                text=verdicts()[verdict].sign,
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                textfont={"size": 12, "color": shades.ground},
                constraintext="inside",
                customdata=[[brick.id, _told(brick.promise, t)] for brick in own],
                hovertemplate="%{customdata[1]}<extra></extra>",
                name=verdict_label(verdict, t.language),
            )
        )
    chart.lay_out(barmode="overlay", bargap=0, showlegend=False)


def counted(held: Iterable[str], t: Translation) -> str:
    """How many got which of these verdicts, by sign and name: ✓ 达到 21 · ✕ 未达到 4."""
    counts = Counter(held)
    return " · ".join(
        f"{verdict_label(key, t.language)} {counts[key]}" for key in verdicts() if counts[key]
    )


def _told(promise: Record, t: Translation) -> str:
    name, reason = (in_chart(text) for text in (promise_name(promise, t), reason_of(promise, t)))
    for end in ("，", "：", "；", ", ", ": "):  # Plotly breaks no lines, and a phone is narrow.
        reason = reason.replace(end, f"{end}<br>")
    return f"<b>{name}</b><br>{verdict_label(promise[VERDICT], t.language)}<br>{reason}"
