"""A profile in lines for a person: each field with what it rests on, then what is in doubt."""

from collections.abc import Iterator

from extract.structure.profile import Profile
from extract.structure.reports import Report


def report_lines(report: Report) -> Iterator[str]:
    """A report's title and its profile, one field a line, its evidence beneath, doubts last."""
    yield f"{report.title or '-'}\n"
    yield from profile_lines(report.profile)


def profile_lines(profile: Profile) -> Iterator[str]:
    """The fields of a profile with their evidence: weight, value, where it stands, the words."""
    for field, value in _fields(profile):
        yield f"  {field}\t{value}\n"
        for piece in profile.evidence:
            if piece.field == field:
                words = " ".join(piece.words.split())
                yield f"    {piece.weight:g}\t{piece.value}\t{piece.rule}\t{words}\n"
    for doubt in profile.doubts:
        yield f"  doubt\t{doubt}\n"


def _fields(profile: Profile) -> Iterator[tuple[str, str]]:
    month = f"-{profile.month:02}" if profile.month else ""
    yield "kind", profile.kind
    yield "issuer", profile.issuer or "-"
    yield "region", profile.region or "-"
    yield "delivered", f"{profile.delivered}{month}" if profile.delivered else "-"
    part = f" {profile.part}" if profile.part else ""
    yield "reviewed", _span(profile.reviewed) + part
    yield "ahead", _span(profile.ahead)


def _span(years: tuple[int, int]) -> str:
    if not years[0]:
        return "-"
    return str(years[0]) if years[0] == years[1] else f"{years[0]}/{years[1]}"
