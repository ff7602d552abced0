"""One score for every candidate, by one formula whose every part can be left out and measured. Pure."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from digests.keywords.background import Background
from digests.keywords.candidates import ACTION_PARTS, Candidate
from digests.keywords.sections import HEAD, Parts
from digests.word_data import generic_words

_PLACES: Mapping[str, float] = {
    "headline": 2.5,
    "kicker": 2.8,
    "deck": 2.0,
    "subhead": 1.5,
    "lead": 1.15,
    "body": 1.0,
}


@dataclass(frozen=True, slots=True)
class Weights:
    """What the scorer multiplies by; tuned on tests/golden/keywords/tune.json, figures in docs/accuracy.md."""

    places: Mapping[str, float] = field(default_factory=lambda: _PLACES)
    rarity: float = 2.0
    quote: float = 2.0
    phrase: float = 1.3
    compound: float = 0.9
    new: float = 1.15
    set: float = 2.0
    place: float = 0.8
    office: float = 0.6
    person: float = 1.1
    dictionary: float = 3.0
    action: float = 0.3
    generic: float = 0.9
    short: float = 0.8
    odd: float = 0.6
    long: float = 0.75
    once: float = 0.75
    unsaid: float = 0.4
    home: float = 0.2


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score and what it came from, for the choice and for the explanation."""

    term: str
    score: float
    times: int
    in_head: bool
    in_body: bool
    candidate: Candidate


def score_all(
    found: Mapping[str, Candidate], parts: Parts, background: Background, weights: Weights
) -> list[Scored]:
    """All candidates that are in the text, best first; equal scores in the order of their terms."""
    scored = [one for one in (_score(c, parts, background, weights) for c in found.values()) if one.times]
    return sorted(scored, key=lambda one: (-one.score, one.term))


def _score(candidate: Candidate, parts: Parts, background: Background, weights: Weights) -> Scored:
    term, text = candidate.term, parts.text
    times = text.count(term)
    aside = parts.private.get(term, 0) if "person" in candidate.sources else 0
    weighted = float(times + aside)
    in_head, in_body = False, bool(aside)
    if times:
        body = times
        for section in parts.sections:
            here = text.count(term, section.start, section.end)
            if here:
                weighted += here * (weights.places[section.kind] - 1)
                in_head = in_head or section.kind in HEAD
                body -= here * (section.kind in HEAD)
        in_body = in_body or body > 0
    scored = Scored(term, math.log1p(weighted), times + aside, in_head, in_body, candidate)
    factors = [factor for _, factor in reasons(scored, background, weights)]
    return replace(scored, score=math.prod(factors, start=scored.score))


def reasons(scored: Scored, background: Background, weights: Weights) -> list[tuple[str, float]]:
    """Every factor that `scored` was multiplied by, with its name; its mentions are weighed before."""
    candidate, sources = scored.candidate, scored.candidate.sources
    named = sources & {"quote", "place", "office", "person", "dictionary", "set", "new"}
    switches = (
        ("quote", "quote" in sources),
        ("phrase", "phrase" in sources),
        ("compound", "compound" in sources),
        ("new", "new" in sources),
        ("set", "set" in sources),
        ("place", "place" in sources and "quote" not in sources),
        ("office", "office" in sources and "place" not in sources),
        ("person", "person" in sources),
        ("dictionary", "dictionary" in sources),
        ("action", sources == {"word"} and candidate.part in ACTION_PARTS),
        ("generic", not generic_words().isdisjoint((candidate.words[0], candidate.words[-1])) and not named),
        ("short", len(scored.term) == 2 and not named),
        ("odd", candidate.sources == {"word"} and scored.times == 1 and not background.knows(scored.term)),
        ("long", len(scored.term) > 8),
        ("once", scored.times == 1 and not scored.in_head),
        ("unsaid", scored.in_head and not scored.in_body and not named),
        ("home", background.is_home(scored.term)),
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
