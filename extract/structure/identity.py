"""A report's profile from its text: each field decided by the evidence for it."""

from extract.reference.document_kinds import DocumentKind, document_kinds
from extract.structure.head import Head, head_of
from extract.structure.issuer import issuer_evidence
from extract.structure.profile import Evidence, Profile
from extract.structure.sessions import Session
from extract.structure.when import times_of
from extract.structure.whose import decided, place_evidence

_LAST_KIND = "press_report"
_WORK_REPORT = "work_report"


def identified(
    text: str, start: int, end: int, limit: int, session: Session | None
) -> tuple[Profile, Head]:
    """The profile of the report that is text[start:end], and the head that it rests on.

    Args:
        limit: where the next report begins, or the text ends.
        session: its date line, None where it has none.
    """
    head = head_of(text, start, end, limit, session)
    kind, said = _kind_of(head)
    issuers = issuer_evidence(head)
    places = place_evidence(head)
    region, doubt = decided(places)
    times = times_of(head, kind)
    return (
        Profile(
            kind=kind.id,
            issuer=issuers[0].value if issuers else "",
            region=region,
            delivered=times.delivered,
            month=times.month,
            reviewed=times.reviewed,
            ahead=times.ahead,
            part=times.part,
            evidence=(said, *issuers, *places, *times.evidence),
            doubts=(*([doubt] if doubt else []), *times.doubts),
        ),
        head,
    )


def _kind_of(head: Head) -> tuple[DocumentKind, Evidence]:
    """The kind that the title names, else the one whose texts begin like this one."""
    kinds = document_kinds()
    if head.title:
        kind = head.title.kind
        return kind, Evidence("kind", kind.id, head.title.words, "title", 9)
    for kind in kinds.values():
        found = kind.opening.search(head.opening) or kind.opening.search(head.body.lstrip())
        if found:
            return kind, Evidence("kind", kind.id, found[0], "opening", 5)
    if head.session:
        return kinds[_WORK_REPORT], Evidence(
            "kind", _WORK_REPORT, head.session.words, "date line", 4
        )
    return kinds[_LAST_KIND], Evidence("kind", _LAST_KIND, "", "no title of another kind", 1)
