"""What all texts came to, group by group, as it is shown and written."""

import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime

from extract.evaluation.accuracy import Accuracy, Facts, Figures, GroupAccuracy
from extract.evaluation.gold import groups, readers
from extract.evaluation.measure import Agreement
from extract.evaluation.run import Texts
from extract.reference.files import DATA


def summary(shipped: Texts, left_out: Texts) -> Accuracy:
    """The accuracy of every group that was measured.

    Args:
        shipped: the texts as the shipped rules and weights read them.
        left_out: those that rules were written on, read with weights learned without their like;
            empty where that was not measured.
    """
    told = {key: _group(key, shipped, left_out) for key in groups()}
    return Accuracy(
        measured=datetime.now(UTC).date().isoformat(),
        commit=_commit(),
        groups={key: group for key, group in told.items() if group != GroupAccuracy()},
    )


def _group(key: str, shipped: Texts, left_out: Texts) -> GroupAccuracy:
    own = [(text, each) for text, each in shipped.items() if text.group == key]
    return GroupAccuracy(
        written_on=_facts(each for text, each in own if not text.held_out),
        left_out=_facts(each for text, each in left_out.items() if text.group == key),
        held_out=_facts(each for text, each in own if text.held_out),
        figures=_figures([each for text, each in own if text.complete]),
    )


def _facts(texts: Iterable[Agreement]) -> Facts | None:
    every = list(texts)
    facts = sum(every, Agreement()).facts
    return Facts(len(every), facts.precision, facts.recall, facts.f1) if every else None


def _figures(texts: list[Agreement]) -> Figures | None:
    whole = sum(texts, Agreement())
    found = whole.detected
    shares = {name: whole.share(name) for name in readers().fields}
    return Figures(len(texts), found.precision, found.recall, shares) if texts else None


def _commit() -> str:
    """The commit of the code, empty outside a repository."""
    asked = ["git", "rev-parse", "--short", "HEAD"]
    try:
        told = subprocess.check_output(asked, cwd=DATA, stderr=subprocess.DEVNULL, text=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return told.strip()
