"""One score for every candidate, by one formula whose every part can be left out and measured. Pure."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from digests.keywords.background import Background
from digests.keywords.candidates import ACTION_PARTS, Candidate
from digests.keywords.sections import Parts

_PLACES: Mapping[str, float] = {
    "headline": 3.0,
    "kicker": 2.5,
    "deck": 2.0,
    "subhead": 1.6,
    "lead": 1.3,
    "body": 1.0,
}


@dataclass(frozen=True, slots=True)
class Weights:
    """What the scorer multiplies by; tuned on tests/golden/keywords/tune.json, figures in docs/accuracy.md."""

    places: Mapping[str, float] = field(default_factory=lambda: _PLACES)
    rarity: float = 2.0
    quote: float = 1.8
    phrase: float = 1.15
    place: float = 0.8
    office: float = 0.55
    person: float = 0.9
    dictionary: float = 3.0
    action: float = 0.6
    short: float = 0.8
    long: float = 0.85
    once: float = 0.75
    home: float = 0.3


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score and what it came from, for the choice and for the explanation."""

    term: str
    score: float
    times: int
    in_head: bool
    candidate: Candidate


def score_all(
    found: Mapping[str, Candidate], parts: Parts, background: Background, weights: Weights
) -> list[Scored]:
    """All candidates that are in the text, best first; equal scores in the order of their terms."""
    scored = [one for one in (_score(c, parts, background, weights) for c in found.values()) if one.times]
    return sorted(scored, key=lambda one: (-one.score, one.term))


def _score(candidate: Candidate, parts: Parts, background: Background, weights: Weights) -> Scored:
    times, weighted, in_head = 0, 0.0, False
    for section in parts.sections:
        here = section.text.count(candidate.term)
        if here:
            times += here
            weighted += here * weights.places[section.kind]
            in_head = in_head or section.kind in ("headline", "kicker", "deck")
    scored = Scored(candidate.term, math.log1p(weighted), times, in_head, candidate)
    return replace(
        scored,
        score=math.prod((factor for _, factor in reasons(scored, background, weights)), start=scored.score),
    )


def reasons(scored: Scored, background: Background, weights: Weights) -> list[tuple[str, float]]:
    """Every factor that `scored` was multiplied by, with its name; its mentions are weighed before."""
    candidate, sources = scored.candidate, scored.candidate.sources
    named = sources & {"quote", "place", "office", "person", "dictionary"}
    at_home = any(
        scored.term.startswith(home) and len(scored.term) - len(home) <= 1 for home in background.home
    )
    switches = (
        ("quote", "quote" in sources),
        ("phrase", "phrase" in sources),
        ("place", "place" in sources and "quote" not in sources),
        ("office", "office" in sources and "place" not in sources),
        ("person", "person" in sources),
        ("dictionary", "dictionary" in sources),
        ("action", not named and candidate.part in ACTION_PARTS),
        ("short", len(scored.term) == 2 and not named),
        ("long", len(scored.term) > 8),
        ("once", scored.times == 1 and not scored.in_head),
        ("home", at_home),
    )
    return [
        ("rarity", rarity_of(candidate, background) ** weights.rarity),
        ("novelty", background.novelty(scored.term)),
        *((name, getattr(weights, name)) for name, applies in switches if applies),
    ]


def rarity_of(candidate: Candidate, background: Background) -> float:
    """Of a phrase: half its rarest word, half the mean, and a little for having come together."""
    if len(candidate.words) == 1:
        return background.rarity(candidate.term)
    each = [background.rarity(word) for word in candidate.words if len(word) > 1] or [0.8]
    return min(1.0, (max(each) + sum(each) / len(each)) / 2 + 0.1)
