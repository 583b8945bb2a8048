"""How fast documents are read."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from itertools import count

import jieba

from extract.interpret.lexicon import segments, words_in
from extract.interpret.observations import readings_in
from extract.interpret.predicate import following, parted
from extract.quantities.inventory import inventory
from extract.reference.sources import DOCUMENTS, SAMPLES
from tests.bench.sections import COMPARED, Section, compared, seconds
from tests.hard_texts import HARD

_LENGTHS = (1_000, 4_000, 16_000, 64_000)
_MOST = 12  # documents
_LEAST = 8_000  # characters of a document that is measured
_ROUND = count(1)
# As where it is used: what Python has compiled it keeps, whatever is set where this is measured.
_AS_USED = {name: said for name, said in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def sections() -> Iterator[Section]:
    """The tables on reading."""
    jieba.setLogLevel(logging.WARNING)
    yield _beside_jieba()
    yield _start()
    yield _lengths()


def _texts() -> dict[str, str]:
    """Whole documents; the samples where the machine has no others."""
    files = [*sorted(DOCUMENTS.glob("*.txt")), *sorted(SAMPLES.glob("*.txt"))]
    every = {file.stem: file.read_text(encoding="utf-8", errors="replace") for file in files}
    whole = {name: text for name, text in every.items() if len(text) >= _LEAST}
    return dict(list((whole or every).items())[-_MOST:])


def _beside_jieba() -> Section:
    texts = list(_texts().values())
    size = sum(map(len, texts))
    work = {
        "read whole, again": partial(_read, texts),
        "read whole, words not met before": partial(_read_anew, texts),
        "every number found, none understood": partial(_found, texts),
    }
    aims = ("1, then 0.5", "1", "")
    for each in (*work.values(), partial(_cut, texts)):
        each()  # all are warm
    return Section(
        "Reading beside jieba.cut",
        f"{len(texts)} documents, {size:,} characters; plain jieba.cut over the same text in the "
        "same process, both warm, one core, seconds of the processor. What is still short of the "
        "aim is spread over all that is asked of a figure: whose, when, what, under which theme.",
        COMPARED,
        [
            compared(what, ours, partial(_cut, texts), aim)
            for (what, ours), aim in zip(work.items(), aims, strict=True)
        ],
    )


def _read(texts: list[str]) -> None:
    # A text that was read is remembered for those who ask for it again at once; this one is new.
    end = "\n" * next(_ROUND)
    for text in texts:
        readings_in(text + end)


def _read_anew(texts: list[str]) -> None:
    for kept in (words_in, segments, parted, following):
        kept.cache_clear()
    _read(texts)


def _found(texts: list[str]) -> None:
    end = "\n" * next(_ROUND)
    for text in texts:
        inventory(text + end)


def _cut(texts: list[str]) -> None:
    for text in texts:
        list(jieba.cut(text))


def _start() -> Section:
    name = next(iter(_texts()))
    path = next(
        path for path in (DOCUMENTS / f"{name}.txt", SAMPLES / f"{name}.txt") if path.exists()
    )
    cut = "import jieba, sys; list(jieba.cut(open(sys.argv[1], encoding='utf-8').read()))"
    ours = partial(_run, "-m", "extract", "run", str(path))
    theirs = partial(_run, "-c", cut, str(path))
    return Section(
        "The command on one report",
        "A process from its start to its end, beside one that loads jieba and cuts the same text; "
        "seconds of the processor.",
        COMPARED,
        [compared("python -m extract run", ours, theirs, "0.6 s", clock=_of_children)],
    )


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=_AS_USED)


def _of_children() -> float:
    used = os.times()
    return used.children_user + used.children_system


def _lengths() -> Section:
    lines = []
    for what, made in HARD.items():
        taken = [seconds(partial(readings_in, made(length))) for length in _LENGTHS]
        growth = taken[-1] / max(taken[-2], 0.001)
        lines.append([what, *(f"{each:.3f}" for each in taken), f"{growth:.1f}"])
    return Section(
        "Long lines",
        "Seconds of the processor for texts of so many characters, of one thing over and over; the "
        "last column is how much longer the longest took than the one of a quarter of its length.",
        ("what", *(f"{length:,}" for length in _LENGTHS), "times"),
        sorted(lines, key=lambda cells: -float(cells[-2])),
    )
