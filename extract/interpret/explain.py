"""Which words of a report gave a row its fields, for the reader who asks why."""

from extract.interpret.linker import Candidate, Weights, likeliest
from extract.interpret.statement import Observation, contexts_of, is_aim
from extract.interpret.theme import theme_of, words_of

_TOLD = 5  # features named
_WORTH_A_LOOK = 0.1


def reasons(found: Observation, weights: Weights) -> dict[str, str]:
    """The words and weights behind each field of a row; a field without any is empty."""
    said, mention = found.said, found.said.mention
    near = contexts_of(said)
    best = likeliest(found.candidates, weights)
    others = [each for each in found.candidates if best and each.indicator is not best.indicator]
    return {
        "indicator": described(best, weights),
        "runner-up": described(likeliest(others, weights), weights),
        "subject": mention.subject + ("(carried)" if mention.carried else ""),
        "verb": mention.predicate,
        "object": mention.object,
        "time": said.frame.why,
        "aim": "yes" if is_aim(said) else "",
        "place": found.place.why + ("(part)" if found.place.part else ""),
        "theme": "" if found.indicator_id else " ".join(words_of(theme_of(*near), *near)),
    }


def described(candidate: Candidate | None, weights: Weights) -> str:
    """A candidate with its probability and the features that weigh most."""
    if candidate is None:
        return ""
    parts = weights.parts(candidate.features)[:_TOLD]
    told = ", ".join(f"{name} {amount:+.1f}" for name, amount in parts)
    likely = weights.probability(candidate.features)
    return f"{candidate.indicator.id} by {candidate.wording} {likely:.2f} ({told})"


def unsure(found: Observation, weights: Weights) -> tuple[Candidate, float] | None:
    """The best candidate of a figure that was given no indicator, and how likely it is."""
    best = None if found.indicator_id else likeliest(found.candidates, weights)
    likely = weights.probability(best.features) if best else 0.0
    return (best, likely) if best and likely >= _WORTH_A_LOOK else None
