"""Turns a Digest into HTML blocks for a chat, plain text for a terminal, or JSON.

Templates are Jinja2, in digests/templates; a file of the same name in the operator's folder takes its place.
They run in a sandbox and escape all they are given. Nothing is measured here: how many blocks fit into one
message is the packer's business.
"""

import json
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from digests.errors import SettingsError
from digests.selection import Digest, Entry, Section

BUILT_IN = Path(__file__).parent / "templates"

# Marks that a template leaves in its output. Control characters, which no text of a digest contains.
CUT, FOLD, UNFOLD = "\x1c", "\x1d", "\x1e"
MARKS = re.compile(f"([{CUT}{FOLD}{UNFOLD}])")
BLANK_LINES = re.compile(r"[ \t]*\n(?:[ \t]*\n)+")

Link = Callable[[int], str]
Say = Callable[..., str]
"""Says a template's own text, as plain text, in the reader's language: `_("……另有 {count} 篇", count=3)`."""

PLACE_TO_FILL = re.compile(r"\{(\w+)\}", re.ASCII)


class OwnTemplates(FileSystemLoader):
    """The operator's folder, but for the files that must not be used."""

    def __init__(self, folder: Path, without: Collection[str]) -> None:
        super().__init__(folder)
        self.without = frozenset(without)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if template in self.without:
            raise TemplateNotFound(template)
        return super().get_source(environment, template)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a message that is kept or left out whole; blocks of one `fold` (0: none) are folded together."""

    text: str
    fold: int = 0


class Renderer:
    """Digests through templates: the built-in ones, or those of `template_folder` where it has one.

    Raises SettingsError naming the template where one is missing, malformed or fails.
    """

    def __init__(self, template_folder: Path | None = None, without: Collection[str] = ()) -> None:
        """`without` names files of the folder that are not to be used: those that failed when they were tried."""
        loaders: list[BaseLoader] = [OwnTemplates(template_folder, without)] if template_folder else []
        self.is_built_in = template_folder is None
        self.environment = ImmutableSandboxedEnvironment(
            loader=ChoiceLoader([*loaders, FileSystemLoader(BUILT_IN)]),
            autoescape=lambda name: not (name or "").endswith(".txt"),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.environment.globals.update({"cut": CUT, "fold": FOLD, "unfold": UNFOLD})

    def blocks(
        self, digest: Digest, link: Link, template: str | None = None, say: Say | None = None
    ) -> list[Block]:
        """The digest as Telegram HTML, in blocks; without `template`, the one that its kind asks for."""
        name = template or template_for(digest)
        return into_blocks(self.render(name, digest, link, say))

    def text(self, digest: Digest) -> str:
        """The digest for a terminal."""
        return tidy(MARKS.sub("", self.render("digest.txt", digest, str))).strip() + "\n"

    def render(self, name: str, digest: Digest, link: Link, say: Say | None = None) -> str:
        try:
            template: Template = self.environment.get_template(name)
            return template.render(digest=digest, link=link, _=say or as_written)
        except TemplateError as error:
            raise SettingsError(f"template {name}", what_is_wrong(error)) from error
        except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError) as error:
            raise SettingsError(f"template {name}", f"{type(error).__name__}: {error}") from error


def as_written(text: str, **filling: object) -> str:
    """A template's text as it stands there. Places are filled by name alone: str.format would look into values.

    >>> as_written("……另有 {count} 篇", count=3)
    '……另有 3 篇'
    """
    return PLACE_TO_FILL.sub(lambda place: str(filling[place[1]]), text) if filling else text


def template_for(digest: Digest) -> str:
    return {"week": "week.html", "alert": "alert.html"}.get(digest.kind, "digest.html")


def what_is_wrong(error: TemplateError) -> str:
    line = getattr(error, "lineno", None)
    return f"line {line}: {error.message}" if line else str(error.message or type(error).__name__)


def into_blocks(rendered: str) -> list[Block]:
    """Cut a rendered template at its marks. Blank blocks are dropped, blank lines kept to one.

    >>> into_blocks("head\\n\\x1cone\\n\\x1d\\x1ctwo\\n\\x1e")
    [Block(text='head\\n', fold=0), Block(text='one\\n', fold=0), Block(text='two\\n', fold=1)]
    """
    blocks: list[Block] = []
    fold = folds = 0
    text = ""
    for piece in [*MARKS.split(rendered), CUT]:
        if piece not in (CUT, FOLD, UNFOLD):
            text = piece
            continue
        if text.strip():
            blocks.append(Block(tidy(text).lstrip("\n"), fold))
        text = ""
        if piece == FOLD:
            folds += 1
            fold = folds
        elif piece == UNFOLD:
            fold = 0
    return blocks


def tidy(text: str) -> str:
    return BLANK_LINES.sub("\n\n", text)


def digest_as_json(digest: Digest) -> str:
    """The contract of `digest --format json`: the issue's facts, its keywords, its articles in order.

    One issue gives one object, several a list of them.
    """
    sections = [section_json(section) for section in digest.sections]
    return json.dumps(sections[0] if len(sections) == 1 else sections, ensure_ascii=False, indent=2)


def section_json(section: Section) -> dict[str, object]:
    return {
        "issue_id": section.issue_id,
        "paper": section.paper,
        "issue_number": section.issue_number,
        "date": section.date.isoformat() if section.date else None,
        "date_source": section.date_source,
        "weekday": section.weekday or None,
        "lunar": section.lunar or None,
        "keywords": list(section.keywords),
        "articles": [entry_json(entry) for page in section.pages for entry in page.entries],
    }


def entry_json(entry: Entry) -> dict[str, object]:
    return {
        "article_id": entry.article_id,
        "page": entry.page,
        "kicker": entry.kicker or None,
        "headline": entry.headline,
        "deck": entry.deck or None,
        "lead": entry.lead,
        "keywords": list(entry.keywords),
    }
