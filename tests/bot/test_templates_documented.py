"""docs/templates.md names every variable and no other, and its examples work."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

import bot.template_trial
from bot.template_trial import own_templates, run_limited
from digests.rendering import BUILT_IN
from digests.selection import Digest, DigestPage, Entry, Section

DOCUMENT = (Path(__file__).parents[2] / "docs" / "templates.md").read_text("utf-8")
EXAMPLES = re.findall(r"```jinja\n(.*?)```", DOCUMENT, re.DOTALL)


@pytest.mark.parametrize(
    ("name", "kind"), [("digest", Digest), ("section", Section), ("page", DigestPage), ("entry", Entry)]
)
def test_every_variable_is_listed_and_no_other(name: str, kind: type) -> None:
    found = re.findall(rf"^\| `{name}\.(\w+)` \|", DOCUMENT, re.MULTILINE)
    listed = [variable for variable in found if variable not in ("html", "txt")]
    properties = {key for key, value in vars(kind).items() if isinstance(value, property)}
    assert len(listed) == len(set(listed))
    assert set(listed) == {field.name for field in fields(kind)} | properties


def test_every_template_is_listed_and_no_other() -> None:
    assert sorted(re.findall(r"^\| `(\w+\.(?:html|txt))` \|", DOCUMENT, re.MULTILINE)) == own_templates(
        BUILT_IN
    )


def test_the_limits_are_those_of_the_trial() -> None:
    assert f"{bot.template_trial.SECONDS} seconds and {bot.template_trial.MEGABYTES} MB" in DOCUMENT.replace(
        "\n", " "
    )


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_the_examples_pass_the_trial(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot.template_trial.resource, "setrlimit", lambda *limits: None)
    (tmp_path / "digest.html").write_text(EXAMPLES[number], "utf-8")
    run_limited(tmp_path, "digest.html")


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 2
