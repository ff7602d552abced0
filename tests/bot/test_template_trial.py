"""Operators' templates are tried in a child before any reader depends on them."""

from pathlib import Path

import pytest

import bot.template_trial
from bot.delivery.digest_message import Printer
from bot.template_trial import own_templates, run_limited, sample_digest, tried_renderer, try_template
from digests.errors import SettingsError
from digests.rendering import BUILT_IN, Renderer
from digests.selection import choose_digest
from tests.digests.test_selection import an_issue, stored


def put(folder: Path, text: str, name: str = "digest.html") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


def link(article_id: int) -> str:
    return f"https://t.me/baotong_bot?start=a{article_id}"


def test_the_built_in_templates_pass_their_own_trial() -> None:
    assert own_templates(BUILT_IN) == ["alert.html", "digest.html", "digest.txt", "week.html"]
    assert [try_template(BUILT_IN, name) for name in own_templates(BUILT_IN)] == [None] * 4


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{{ digest.nothing }}", "nothing"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("<p>{{ digest.kind }}</p>", "Unsupported start tag"),
        ("<b>{{ digest.kind }}", "Can't find end tag"),
        ("{{ cut }}", "writes nothing"),
        ("{{ 'x' * 300000 }}", "writes more than"),
    ],
)
def test_a_template_that_readers_would_suffer_from_is_refused(
    tmp_path: Path, text: str, problem: str
) -> None:
    with pytest.raises(SettingsError, match=r"template digest\.html") as caught:
        run_unlimited(put(tmp_path, text), "digest.html")
    assert problem in str(caught.value)


def run_unlimited(folder: Path, name: str) -> None:
    """The child's work without its limits, which would be ours as well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bot.template_trial.resource, "setrlimit", lambda *limits: None)
        run_limited(folder, name)


def test_a_template_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forever = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    monkeypatch.setattr("bot.template_trial.GRACE_S", 0.0)
    problem = try_template(put(tmp_path, forever), "digest.html", seconds=1)
    assert problem is not None
    assert "seconds" in problem


def test_a_template_that_swells_is_ended(tmp_path: Path) -> None:
    swelling = "{% set ns = namespace(x='a') %}{% for i in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x }}"
    problem = try_template(put(tmp_path, swelling), "digest.html")
    assert problem is not None
    assert "MB" in problem


def test_one_that_fails_is_reported_and_the_built_in_one_used(tmp_path: Path) -> None:
    put(tmp_path, "{{ 1 / 0 }}")
    put(tmp_path, "一周：{{ digest.words | join('、') }}", "week.html")
    renderer, problems = tried_renderer(tmp_path)
    assert list(problems) == ["digest.html"]
    assert "ZeroDivisionError" in problems["digest.html"]
    assert "今日云溪" in renderer.blocks(sample_digest("issue"), link)[1].text
    assert renderer.blocks(sample_digest("week"), link)[0].text == "一周：双招双引"


def test_without_a_folder_there_is_nothing_to_try() -> None:
    renderer, problems = tried_renderer(None)
    assert renderer.is_built_in
    assert problems == {}


def test_a_folder_that_is_not_there_is_an_error_that_names_the_key(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="template_folder"):
        tried_renderer(tmp_path / "nowhere")


def test_a_template_that_fails_only_on_a_real_issue_costs_nobody_the_digest(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    put(tmp_path, "{{ 1 // (digest.sections[0].issue_number - 7) }}")
    printer = Printer(Renderer(tmp_path), link)
    packed = printer.compose(lambda length, lead: choose_digest([an_issue([stored(1)])], length=length))
    assert "标题1" in packed.html
    assert "the built-in template is used" in caplog.text


def test_a_template_named_in_the_settings_that_does_not_exist_costs_nobody_the_digest() -> None:
    printer = Printer(Renderer(), link, "nowhere.html")
    packed = printer.compose(lambda length, lead: choose_digest([an_issue([stored(1)])], length=length))
    assert "标题1" in packed.html
