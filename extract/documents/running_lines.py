"""What stands above and below the text of every page: running heads, addresses, page numbers."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from extract.documents.page_lines import Line

_SENTENCE_END = re.compile(r"[。！？!?；;][”’」』）)]*$")
_NUMBER = re.compile(r"\d+")
_DASHES = r"[-—–―\s]*"
_PAGE_NUMBER = re.compile(
    rf"{_DASHES}(?:第\s*)?(\d{{1,4}})\s*页?(?:[/，,共\s]+\d{{1,4}}\s*页?)?{_DASHES}"
)
_PLAINLY_PAGE_NUMBER = re.compile(r"\s*(?:[-—–―]+\s*\d+\s*[-—–―]+|第\s*\d+\s*页.*)\s*")
# A browser prints the hour and the title above, the address and the page's number below, or the
# other way round.
_HOUR = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+(?:[上下]午)?\d{1,2}:\d\d(?:\s[AP]M)?"
_ADDRESS = r"(?:https?|file|about|data):\S*"
_BROWSERS = re.compile(rf"(?:.*\s)?(?:{_HOUR}|{_ADDRESS})(?:\s.*)?")

_MOST_LINES = 3
"""That stand above or below the text of a page."""


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without their heads and feet.

    These are what a browser prints around a page, page numbers, and the lines above or below
    that more than half of the pages have: with the page's number in them, or the same everywhere.
    The latter, a title or the head of a long table, stay where they stand first.
    """
    kept = [list(page) for page in pages]
    for _ in range(_MOST_LINES):
        before = sum(map(len, kept))
        _drop_what_a_browser_prints(kept)
        for place in (0, -1):
            _drop_what_most_have(kept, place)
        kept = _without_page_numbers(kept)
        if sum(map(len, kept)) == before:
            break
    return kept


def _drop_what_a_browser_prints(pages: list[list[Line]]) -> None:
    """Both its head and its foot, since a text may begin with an hour or end with an address."""
    for page in pages:
        if len(page) > 1 and all(_BROWSERS.fullmatch(page[place].text) for place in (0, -1)):
            del page[0], page[-1]


def _drop_what_most_have(pages: list[list[Line]], place: int) -> None:
    masked = [_masked(page[place]) if page else "" for page in pages]
    most = {each for each, count in Counter(masked).items() if count > max(2, 0.5 * len(pages))}
    seen: set[str] = set()
    for each in most - {""}:
        same = {at: pages[at][place].text for at, head in enumerate(masked) if head == each}
        counting = _counts_pages(same)
        for at, text in same.items():
            if counting or text in seen:
                pages[at].pop(place)
            seen.add(text)


def _counts_pages(lines: Mapping[int, str]) -> bool:
    """Whether one of the numbers in lines of pages goes up by one a page in most of them."""
    numbers = zip(
        *([int(n) - at for n in _NUMBER.findall(text)] for at, text in lines.items()), strict=True
    )
    return any(Counter(each).most_common(1)[0][1] > max(1, len(lines) / 2) for each in numbers)


def _masked(line: Line) -> str:
    """A line with its numbers alike; empty for text: what ends a sentence or fills its line."""
    filled = line.right - line.left > 0.8 * (line.page_right - line.page_left)
    is_text = _SENTENCE_END.search(line.text) or (filled and "\t" not in line.text)
    return "" if is_text else _NUMBER.sub("#", line.text.strip())


def _without_page_numbers(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without the page numbers alone on their first or last line.

    — 3 — and 第3页 are page numbers; a bare 3 is one if the others go up by one a page with it.
    Any other stays, for it may be a table's.
    """
    found: dict[tuple[int, int], int] = {}
    for index, page in enumerate(pages):
        for place in {0, len(page) - 1} if page else ():
            if match := _PAGE_NUMBER.fullmatch(page[place].text):
                found[index, place] = int(match[1]) - index
    counted = Counter(found.values())

    def is_number(index: int, place: int, line: Line) -> bool:
        if (index, place) not in found:
            return False
        goes_up = counted[found[index, place]] > max(1, len(pages) / 2)
        return goes_up or _PLAINLY_PAGE_NUMBER.fullmatch(line.text) is not None

    return [
        [line for place, line in enumerate(page) if not is_number(index, place, line)]
        for index, page in enumerate(pages)
    ]
