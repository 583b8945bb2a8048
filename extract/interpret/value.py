"""A figure's value as the table holds it: in the catalogue's unit, signed, with its comparator."""

from decimal import Decimal

from extract.interpret.aspect import direction
from extract.interpret.clause import Mention
from extract.interpret.linker import Candidate
from extract.quantities.spot import Quantity, comparators
from extract.reference.word_lists import word_list


def amount_of(
    figure: Quantity, match: Candidate | None, mention: Mention
) -> tuple[Decimal, Decimal | None, str]:
    """The figure in the catalogue's unit, else as written, a unit that was left out supplied."""
    if match:
        return match.value, match.high, match.indicator.unit
    if figure.unit.name == "倍":
        return (
            (figure.value * 100, None, "%")
            if direction(mention, figure)
            else (figure.value, None, "倍")
        )
    return figure.value, figure.high, figure.unit.name + _left_out(figure, mention)


def _left_out(figure: Quantity, mention: Mention) -> str:
    if figure.unit.name not in ("万", "亿", "万亿"):
        return ""
    people, money = (word_list("clauses.toml", "bare", kind) for kind in ("people", "money"))
    said = (mention.object[:8], mention.subject[-8:])
    if any(word in part for word in people for part in said):
        return "人"
    counted_in_money = any(word in part for word in money for part in said)
    return "元" if figure.unit.name == "万亿" or counted_in_money else ""


def signed(value: Decimal, sign: int, match: Candidate | None) -> Decimal:
    return -value if sign < 0 and not (match and match.indicator.unsigned) else value


def comparator_of(figure: Quantity, mention: Mention) -> str:
    if figure.comparator not in ("=", "~") or figure.number_start > figure.start:
        return figure.comparator
    near = (mention.subject + mention.predicate)[-8:]
    around = next((sign for word, sign in comparators("around").items() if word in near), "")
    return around or figure.comparator
