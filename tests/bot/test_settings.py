"""Settings are read once, from TOML and the environment, and an error names the key."""

import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot.settings import Settings, load_settings
from digests.errors import SettingsError

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    monkeypatch.chdir(tmp_path)


def write(folder: Path, text: str) -> Path:
    file = folder / "config.toml"
    file.write_text(text, "utf-8")
    return file


def test_the_example_holds_every_key_with_its_default() -> None:
    example = tomllib.loads(EXAMPLE.read_text("utf-8"))
    defaults = Settings(folder=EXAMPLE.parent).model_dump(mode="json", exclude={"folder"})
    told_in_a_comment = {"template_folder", "dictionary", "stop_words", "font"}
    for section, keys in defaults.items():
        shown = example[section][0] if section == "papers" else example[section]
        keys = keys[0] if section == "papers" else keys
        assert set(shown) == set(keys) - told_in_a_comment, section
    loaded = load_settings(EXAMPLE)
    assert loaded == Settings(folder=EXAMPLE.parent)


@pytest.mark.parametrize("key", ["template_folder", "dictionary", "stop_words", "font"])
def test_the_example_explains_the_keys_that_have_no_default(key: str) -> None:
    assert f"\n# {key} = " in EXAMPLE.read_text("utf-8")


def test_without_a_file_the_defaults_hold() -> None:
    settings = load_settings()
    assert settings.digest.schedule == "08:00"
    assert settings.folder == Path.cwd()


def test_config_toml_here_is_found_without_being_named(tmp_path: Path) -> None:
    write(tmp_path, '[digest]\nschedule = "instant"\n')
    assert load_settings().digest.schedule == "instant"


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path, '[telegram]\ntoken = "1:file"\nadmins = [5]\n[database]\nurl = "sqlite:///a.db"\n')
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "2:environment")
    monkeypatch.setenv("BAOTONG_DATABASE__URL", "sqlite:///b.db")
    settings = load_settings(file)
    assert settings.telegram.token.get_secret_value() == "2:environment"
    assert settings.telegram.admins == (5,)
    assert settings.database.url == "sqlite:///b.db"


def test_relative_paths_are_relative_to_the_settings_file(tmp_path: Path) -> None:
    elsewhere = tmp_path / "etc"
    elsewhere.mkdir()
    settings = load_settings(write(elsewhere, '[database]\nurl = "sqlite:///x.db"\n'))
    assert settings.database_url == f"sqlite:///{elsewhere}/x.db"
    assert settings.path(settings.papers[0].inbox) == elsewhere / "seeds"


@pytest.mark.parametrize(
    ("text", "key", "problem"),
    [
        ("[telegram]\ntokn = 1\n", "telegram.tokn", "unknown key"),
        ("[telegrm]\n", "telegrm", "unknown key"),
        ('[digest]\nschedule = "8 o\'clock"\n', "digest.schedule", "neither a time"),
        ('[digest]\nschedule = "25:00"\n', "digest.schedule", "neither a time"),
        ("[inbox]\nscan_seconds = 0\n", "inbox.scan_seconds", "greater than 0"),
        ('[[papers]]\nname = "甲"\ninbox = "a"\ntimezone = "Mars/Base"\n', "papers[0].timezone", "no IANA"),
        (
            '[[papers]]\nname = "甲"\ninbox = "a"\n[[papers]]\nname = "甲"\ninbox = "b"\n',
            "papers",
            "same name",
        ),
        ("papers = []\n", "papers", "at least one"),
        ('[telegram]\nbase_url = "127.0.0.1:8081"\n', "telegram.base_url", "no http"),
        ('[telegram]\nmode = "webhook"\n', "telegram", "needs webhook_url"),
        ('folder = "x"\n', "folder", "unknown key"),
        ("[telegram\n", "config.toml", "not valid TOML"),
    ],
)
def test_a_bad_setting_is_one_line_that_names_file_and_key(
    tmp_path: Path, text: str, key: str, problem: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(write(tmp_path, text))
    line = str(caught.value)
    assert "config.toml" in line
    assert key in line
    assert problem in line
    assert "\n" not in line


def test_a_missing_file_and_one_that_is_no_text_are_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml: cannot be read"):
        load_settings(tmp_path / "none.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"bytes\.toml: is not UTF-8"):
        load_settings(tmp_path / "bytes.toml")


def test_a_bad_variable_is_named_without_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAOTONG_METRICS__PORT", "many")
    with pytest.raises(SettingsError, match=r"settings: metrics\.port"):
        load_settings()


@pytest.mark.parametrize(
    ("base", "base_url", "file_url"),
    [
        ("http://127.0.0.1:8081", "http://127.0.0.1:8081/bot", "http://127.0.0.1:8081/file/bot"),
        ("http://127.0.0.1:8081/bot/", "http://127.0.0.1:8081/bot", "http://127.0.0.1:8081/file/bot"),
    ],
)
def test_files_come_from_where_the_methods_are(
    tmp_path: Path, base: str, base_url: str, file_url: str
) -> None:
    settings = load_settings(write(tmp_path, f'[telegram]\nbase_url = "{base}"\n'))
    assert settings.telegram.base_url == base_url
    assert settings.telegram.file_url == file_url


def test_the_sandbox_gets_a_database_of_its_own() -> None:
    settings = load_settings()
    local = settings.for_sandbox("http://127.0.0.1:1/bot", "1:sandbox")
    assert local.database_url == f"sqlite:///{Path.cwd()}/baotong-sandbox.db"
    assert settings.database_url != local.database_url
    assert local.telegram.token.get_secret_value() == "1:sandbox"


def test_the_token_does_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:very-secret")
    assert "very-secret" not in repr(load_settings())


def test_every_section_is_frozen_and_refuses_unknown_keys() -> None:
    for field in Settings.model_fields.values():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            assert kind.model_config["frozen"]
            assert kind.model_config["extra"] == "forbid"
