"""Every document that the machine has a register of: whose it is, of which year, of which kind."""

import csv
import re
from pathlib import Path

import pytest

from extract.documents.read import read_document
from extract.structure.logical import logical_text
from extract.structure.reports import reports_in

SHARED = Path(__file__).resolve().parents[3] / "shared"
COMPENDIUM = "compendium"
# What the register calls a kind, by its first words, and what its documents are.
KINDS = {
    "work report": "work_report",
    "county work report": "work_report",
    "statistical bulletin": "bulletin",
    "budget report": "budget",
    "plan evaluation": "plan_evaluation",
    "plan execution": "plan_execution",
    "press report": "press_report",
    "news": "press_report",
    "commentary": "press_report",
    "compendium": "work_report",
}


def registered():
    for name in ("documents", "excerpts"):
        register = SHARED / f"{name}.csv"
        if not register.exists():
            continue
        with register.open(encoding="utf-8-sig", newline="") as stream:
            yield from (
                dict(row, path=SHARED / name / row["file"]) for row in csv.DictReader(stream)
            )


REGISTERED = [row for row in registered() if row["path"].exists()]


def delivered(row):
    """The year that the register says; of a compendium that of its reports, not of its page."""
    said = row["kind"] if row["kind"].startswith(COMPENDIUM) else row["published"]
    return int(re.findall(r"\d{4}", said)[0])


@pytest.mark.skipif(not REGISTERED, reason="no registered document is here")
@pytest.mark.parametrize("row", REGISTERED, ids=lambda row: row["path"].stem)
def test_a_registered_document_knows_itself(row):
    text = logical_text(read_document(row["path"]).text).text
    profiles = [report.profile for report in reports_in(text)]
    assert [profile.region for profile in profiles] == row["region"].split()
    assert {profile.delivered for profile in profiles} == {delivered(row)}
    kinds = {kind for name, kind in KINDS.items() if row["kind"].startswith(name)}
    # A newspaper's excerpt of a report has neither title nor greeting.
    if "newspaper" not in row["kind"]:
        assert {profile.kind for profile in profiles} == kinds
