"""What a digest is made of, kept with its message so that it can be made anew when an issue is read again. Pure."""

import json
from dataclasses import asdict, dataclass

from bot.language import OURS, Tongue
from digests.selection import Kind, Length


@dataclass(frozen=True, slots=True)
class Part:
    """An issue in a digest; `pages` empty: all of them."""

    issue_id: int
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicHit:
    """An article and the reader's terms that it has."""

    article_id: int
    issue_id: int
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipe:
    """Equal recipes give equal messages: it is what a fan-out renders once for all who share it."""

    kind: Kind
    length: Length
    parts: tuple[Part, ...] = ()
    topics: tuple[TopicHit, ...] = ()
    words: tuple[str, ...] = ()
    rising: tuple[str, ...] = ()
    older: int = 0
    tongue: Tongue = OURS

    @property
    def issues(self) -> tuple[int, ...]:
        found = [part.issue_id for part in self.parts] + [hit.issue_id for hit in self.topics]
        return tuple(sorted(set(found)))


@dataclass(frozen=True, slots=True)
class Had:
    """What somebody has had, or has on its way, by the recipes of the messages."""

    recipes: tuple[Recipe, ...] = ()

    def covers(self, part: Part) -> bool:
        """Whether all these pages of the issue were in one message or another; an article alone is no page."""
        there = [
            one.pages for recipe in self.recipes for one in recipe.parts if one.issue_id == part.issue_id
        ]
        return () in there or (
            bool(part.pages) and set(part.pages) <= {page for pages in there for page in pages}
        )

    def brought(self, hit: TopicHit) -> bool:
        """Whether the article came as a hit of a topic before."""
        return any(hit.article_id == one.article_id for recipe in self.recipes for one in recipe.topics)


def printed_recipe(recipe: Recipe) -> str:
    raw = asdict(recipe)
    if recipe.tongue == OURS:
        # As recipes were written before they had a language: what they made is still recognised by its hash.
        del raw["tongue"]
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":"))


def read_recipe(text: str) -> Recipe:
    """The recipe that `printed_recipe` wrote."""
    raw = json.loads(text)
    parts = tuple(Part(part["issue_id"], tuple(part["pages"])) for part in raw["parts"])
    topics = tuple(TopicHit(hit["article_id"], hit["issue_id"], tuple(hit["terms"])) for hit in raw["topics"])
    words, rising = tuple(raw["words"]), tuple(raw["rising"])
    tongue = Tongue(**raw.get("tongue", {}))
    return Recipe(raw["kind"], raw["length"], parts, topics, words, rising, raw["older"], tongue)
