"""The figures of a table's rows: what their heads say, read as a sentence says it."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from extract.interpret.clause import mentions_in
from extract.interpret.frame import ACTUAL, TARGET, Frame
from extract.interpret.linker import Weights
from extract.interpret.scene import scene_of
from extract.interpret.statement import Observation, Statement, observation_of
from extract.quantities.cells import quantity_of
from extract.reference.plans import plan_in, plan_years
from extract.reference.regions import Region
from extract.reference.word_lists import entry_of, pattern_of
from extract.structure.cells import Cell
from extract.structure.profile import Profile
from extract.structure.reports import Paragraph
from extract.structure.table_heads import FILE, uncompared


def cells_read(
    text: str,
    paragraph: Paragraph,
    profile: Profile,
    frame: Frame,
    home: Region,
    level: str,
    weights: Weights,
) -> Iterator[Observation]:
    """The observations of a table's row, one for each of its cells with a figure.

    What a cell's row and column name is put before its number as a sentence would put it: 地区生产
    总值 and 比上年增长（%） are 地区生产总值增长5.2%. So it is read as every other figure is.

    Args:
        profile: what the report says of itself; it tells which year 上年 is.
        frame: the time that the text around the table speaks of.
        home, level: whose it is, where the row does not say.
    """
    for cell in paragraph.cells or ():
        verb = entry_of(FILE, "move", "verb") if cell.moves else ""
        printed = quantity_of(cell, text)
        before = f"{cell.label}{verb}"
        said = f"{before}{printed.text}"
        figure = replace(printed, start=len(before), number_start=len(before), end=len(said))
        (mention,) = mentions_in(said, 0, len(said), [figure])
        found = observation_of(
            Statement(
                figure=figure,
                mention=mention,
                before=before,
                after="",
                frame=_frame(cell, profile, frame),
                home=home,
                level=level,
                last="",
                listed=False,
                paragraph=paragraph,
                contexts=(said, cell.caption, text[paragraph.start : paragraph.end],
                          paragraph.section),
                scene=scene_of(said, [figure], 0, home.name),
                index=0,
            ),
            weights,
        )  # fmt: skip
        yield replace(found, start=cell.start, end=cell.end)


def _frame(cell: Cell, profile: Profile, around: Frame) -> Frame:
    """The years of a cell and whether they are reached or aimed at, from its heads, else around."""
    first, last = _years(cell.heads, profile)
    if not last:
        first, last = _years(cell.caption, profile)
    kind = _kind(cell.heads)
    if not last and not kind and pattern_of(FILE, "column", "behind").match(cell.caption):
        first = last = profile.reviewed[1]
    if not last and kind == TARGET and around.kind == ACTUAL:
        first, last = profile.ahead
    if not last:
        return replace(around, kind=kind or around.kind)
    if not kind:
        over = profile.reviewed[1] or last
        kind = ACTUAL if last <= over else TARGET
    return Frame(kind, first, last, last, cell.heads)


def _years(heads: str, profile: Profile) -> tuple[int, int]:
    """The first and the last year that heads name; (0, 0) where they name none."""
    if several := pattern_of(FILE, "time", "years").search(heads):
        return int(several["first"]), int(several["last"])
    if single := pattern_of(FILE, "time", "year").search(heads):
        return int(single["year"]), int(single["year"])
    if plan := plan_in(heads):
        return plan_years(plan)
    now = profile.delivered if profile.ahead[0] else profile.reviewed[1]
    for word, year in (("before", now - 1), ("now", now), ("coming", now + 1)):
        if now and pattern_of(FILE, "time", word).search(uncompared(heads)):
            return year, year
    return 0, 0


def _kind(heads: str) -> str:
    """Whether heads say that a figure is reached or aimed at; empty where they do not."""
    if pattern_of(FILE, "kind", "reached").search(heads):
        return ACTUAL
    bare = re.sub(r"一般公共预算|政府性基金预算|国有资本经营预算", "", heads)
    if pattern_of(FILE, "kind", "target").search(bare):
        return TARGET
    return ACTUAL if pattern_of(FILE, "kind", "actual").search(bare) else ""
