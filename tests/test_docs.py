"""The documents tell the truth: verbs, targets, files and versions that they name exist, and none is left out."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.cli import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
VERBS = {one.name or (one.callback.__name__ if one.callback else "") for one in app.registered_commands}
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def test_the_readme_names_every_verb_and_no_other() -> None:
    assert set(re.findall(r"`baotong ([a-z-]+)", README)) == VERBS


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_verbs_and_targets_in_a_document_exist(document: Path) -> None:
    text = document.read_text("utf-8")
    assert set(re.findall(r"(?:baotong|-m bot) ([a-z][a-z-]+)", text)) <= VERBS
    assert set(re.findall(r"(?:^|`)\s*make ([a-z-]+)", text, re.MULTILINE)) <= TARGETS


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_files_that_a_document_names_exist(document: Path) -> None:
    text = document.read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    paths = re.findall(r"`((?:bot|digests|docs|seeds|tests)/[^`*…\s]*)`", text)
    for link in links:
        assert (document.parent / link).exists(), link
    for path in paths:
        assert (ROOT / path).exists(), path


def test_the_changelog_begins_with_the_version_of_the_package() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == version


def test_nothing_names_a_machine_or_an_outside_path() -> None:
    for document in DOCUMENTS:
        assert not re.search(r"/(?:work|tmp|root|home)/", document.read_text("utf-8")), document.name
