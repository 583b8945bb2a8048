"""How fast pages answer, beside a dashboard of one chart, both served on this machine."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count
from statistics import median
from time import perf_counter

from tests.bench.sections import COMPARED, Section, compared, seconds
from tests.bench.visitors import OURS, TWIN, Served, Visitor, served

PAGES = ("overview", "promises", "districts", "trends", "sources", "data", "coverage", "about")
AIM = "1.5"
TIMES, RUNS = 5, 5
KINDS = ("", "actual", "target")
CROWD = 30  # visitors at once
_TURN = count()


def sections() -> Iterator[Section]:
    """The tables on pages."""
    with served(OURS) as ours, served(TWIN) as twin:
        yield from _reruns(ours, twin)
        yield _crowd(ours.host, twin.host)


def _reruns(ours: Served, twin: Served) -> Iterator[Section]:
    def busy() -> float:
        return ours.busy() + twin.busy()  # One of them works at a time.

    beside = Visitor(twin.host)
    beside.first()
    met, new, sizes = [], [], []
    slid = partial(_slid, beside)
    for page in PAGES:
        own = Visitor(ours.host, "" if page == "overview" else page)
        own.first()
        first = own.received
        _met(own)  # warm
        met.append(compared(page, partial(_met, own), slid, AIM, TIMES, busy))
        new.append(compared(page, partial(_new, own), slid, AIM, TIMES, busy))
        sizes.append([page, f"{first / 1e3:,.0f}", f"{own.received / 1e3:,.0f}"])
        own.leave()
    about = (
        f"{RUNS} runs asked for over the socket, one after the other, in seconds of the server's "
        "processor; beside them the twin (tests/bench/twin.py), whose slider is moved as often."
    )
    yield Section("A page drawn anew for a choice that was made before", about, COMPARED, met)
    yield Section("A page drawn anew for a choice that nobody has made", about, COMPARED, new)
    yield Section(
        "What is sent over the socket",
        "Kilobytes of the first view of a page, and of the last of the new choices above.",
        ("page", "first view, kB", "another choice, kB"),
        sizes,
    )


def _met(visitor: Visitor) -> None:
    for n in range(RUNS):
        visitor.choose(f"from={2010 + n % 2}")


def _new(visitor: Visitor) -> None:
    for _ in range(RUNS):
        first, last = divmod(next(_TURN), 8)
        visitor.choose(f"from={2005 + first % 12}&to={2018 + last}&kind={KINDS[first // 12 % 3]}")


def _slid(visitor: Visitor) -> None:
    for n in range(RUNS):
        visitor.choose(slider=(2010 + n % 7, 2025))


def _crowd(ours: str, twin: str) -> Section:
    taken: dict[str, list[float]] = {ours: [], twin: []}
    for _ in range(2):
        for host, own in taken.items():
            with ThreadPoolExecutor(CROWD) as crowd:
                own.extend(crowd.map(_first, [host] * CROWD))
    one, other = median(taken[ours]), median(taken[twin])
    return Section(
        f"{CROWD} visitors who come at once",
        "From the knock to the last message of the overview, in seconds of the clock; the visitors "
        "are threads of one process on the same machine, twice by turns.",
        COMPARED,
        [["median visitor", f"{one:.2f}", f"{other:.2f}", f"{one / other:.2f}", AIM]],
    )


def _first(host: str) -> float:
    visitor = Visitor(host)
    taken = seconds(visitor.first, perf_counter)
    visitor.leave()
    return taken
