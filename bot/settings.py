"""The settings: read once from TOML and the environment, frozen, then passed. Nothing reads them globally.

The environment wins over the file: TELEGRAM_BOT_TOKEN, and BAOTONG_<SECTION>__<KEY> for the rest.
Relative paths are relative to the settings file, or to the working folder where there is no file.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from digests.errors import SettingsError

PUBLIC_API = "https://api.telegram.org"
# The local Telegram knows this one bot; being no secret, it can stand here.
SANDBOX_TOKEN = "1000000001:the-local-sandbox-has-no-secrets"  # noqa: S105
SCHEDULE = re.compile(r"instant|([01]\d|2[0-3]):[0-5]\d")


class Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Telegram(Section):
    token: SecretStr = SecretStr("")
    base_url: str = f"{PUBLIC_API}/bot"
    base_file_url: str = ""
    mode: Literal["polling", "webhook"] = "polling"
    admins: tuple[int, ...] = ()
    allowed_chats: tuple[int, ...] = ()
    max_readers: int = Field(0, ge=0)
    webhook_url: str = ""
    webhook_port: int = Field(8443, ge=1, le=65535)
    webhook_secret: SecretStr = SecretStr("")

    @field_validator("base_url")
    @classmethod
    def url_ends_where_the_token_goes(cls, value: str) -> str:
        """The token is appended as it stands, so a bare host would swallow it into its name."""
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise ValueError(f"{value!r} is no http or https address")
        return value.rstrip("/") + ("" if parts.path.strip("/") else "/bot")

    @model_validator(mode="after")
    def webhook_has_its_address(self) -> "Telegram":
        if self.mode == "webhook" and not (self.webhook_url and self.webhook_secret.get_secret_value()):
            raise ValueError('mode = "webhook" needs webhook_url and webhook_secret')
        return self

    @property
    def file_url(self) -> str:
        """Where files come from; python-telegram-bot would else send the token to the public host."""
        if self.base_file_url:
            return self.base_file_url
        return re.sub(r"/bot$", "/file/bot", self.base_url)


class Database(Section):
    url: str = "sqlite:///baotong.db"


class Paper(Section):
    name: str = Field(min_length=1)
    inbox: Path
    timezone: str = "Asia/Shanghai"

    @field_validator("timezone")
    @classmethod
    def zone_exists(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"no IANA time zone is called {value!r}") from error
        return value


class Inbox(Section):
    scan_seconds: float = Field(20.0, gt=0)
    hold_below: float = Field(0.0, ge=0, le=1)


class Digest(Section):
    schedule: str = "08:00"
    headlines: int = Field(40, ge=1)
    keywords: int = Field(10, ge=0)
    template: str = "digest"
    template_folder: Path | None = None
    rights: Literal["full", "leads"] = "full"

    @field_validator("schedule")
    @classmethod
    def schedule_is_known(cls, value: str) -> str:
        if not SCHEDULE.fullmatch(value):
            raise ValueError(f'{value!r} is neither a time such as "08:00" nor "instant"')
        return value


class Keywords(Section):
    dictionary: Path | None = None
    stop_words: Path | None = None


class Pictures(Section):
    font: Path | None = None


class Delivery(Section):
    messages_per_second: float = Field(25.0, gt=0)
    on_uncertain: Literal["retry", "hold"] = "retry"
    keep_days: int = Field(30, ge=1)
    forget_days: int = Field(365, ge=1)


class SandboxSettings(Section):
    host: str = "127.0.0.1"
    port: int = Field(8081, ge=0, le=65535)


class Metrics(Section):
    port: int = Field(0, ge=0, le=65535)


DEFAULT_PAPER = Paper(name="今日云溪", inbox=Path("seeds"))


class TokenSource(PydanticBaseSettingsSource):
    """TELEGRAM_BOT_TOKEN: the one name that every Telegram tool knows."""

    def __init__(self, settings_cls: type[BaseSettings], environ: Mapping[str, str]) -> None:
        super().__init__(settings_cls)
        self.environ = environ

    def get_field_value(self, field: Any, field_name: str) -> tuple[Any, str, bool]:
        raise NotImplementedError

    def __call__(self) -> dict[str, Any]:
        token = self.environ.get("TELEGRAM_BOT_TOKEN", "").strip()
        return {"telegram": {"token": token}} if token else {}


class Settings(BaseSettings):
    """Every setting with its default; `folder` is what relative paths are relative to."""

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", env_prefix="BAOTONG_", env_nested_delimiter="__", env_ignore_empty=True
    )

    telegram: Telegram = Telegram()
    database: Database = Database()
    papers: tuple[Paper, ...] = (DEFAULT_PAPER,)
    inbox: Inbox = Inbox()
    digest: Digest = Digest()
    keywords: Keywords = Keywords()
    pictures: Pictures = Pictures()
    delivery: Delivery = Delivery()
    sandbox: SandboxSettings = SandboxSettings()
    metrics: Metrics = Metrics()
    folder: Path = Field(default_factory=Path.cwd)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return TokenSource(settings_cls, os.environ), env_settings, init_settings

    @field_validator("papers")
    @classmethod
    def papers_are_told_apart(cls, papers: tuple[Paper, ...]) -> tuple[Paper, ...]:
        names = [paper.name for paper in papers]
        if len(set(names)) < len(names):
            raise ValueError("two papers have the same name")
        if not papers:
            raise ValueError("at least one paper is needed")
        return papers

    def path(self, relative: Path) -> Path:
        return self.folder / relative

    def optional_path(self, relative: Path | None) -> Path | None:
        return self.folder / relative if relative else None

    @property
    def database_url(self) -> str:
        """`database.url` with the path of a SQLite file made absolute."""
        return absolute_sqlite(self.database.url, self.folder)

    def for_sandbox(self, base_url: str, token: str) -> "Settings":
        """The same settings turned to the local Telegram, with a database of its own.

        A database belongs to one bot: chats of the sandbox must never reach the real one.
        """
        telegram = self.telegram.model_copy(
            update={"base_url": base_url, "base_file_url": "", "token": SecretStr(token), "mode": "polling"}
        )
        database = Database(url=f"sqlite:///{self.sandbox_database}")
        return self.model_copy(update={"telegram": telegram, "database": database})

    @property
    def sandbox_database(self) -> Path:
        return self.folder / "baotong-sandbox.db"


def absolute_sqlite(url: str, folder: Path) -> str:
    prefix, separator, name = url.partition(":///")
    if not prefix.startswith("sqlite") or not separator or not name or name.startswith(":memory:"):
        return url
    return f"{prefix}:///{folder / name}"


def load_settings(file: Path | None = None) -> Settings:
    """Read `file`, or config.toml here if there is one, or nothing but defaults and the environment.

    Raises SettingsError naming the file, and the key where one is at fault.
    """
    if file is None and Path("config.toml").exists():
        file = Path("config.toml")
    table = read_toml(file) if file else {}
    folder = file.resolve().parent if file else Path.cwd()
    if "folder" in table:
        raise SettingsError(f"{file}: folder", "unknown key")
    try:
        return Settings(**table, folder=folder)
    except ValidationError as error:
        raise settings_error(file, error) from None


def read_toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(str(file), f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise SettingsError(str(file), "is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(str(file), f"is not valid TOML: {error}") from error


def settings_error(file: Path | None, error: ValidationError) -> SettingsError:
    """The first complaint, with the key as a person would write it: papers[0].inbox."""
    first = error.errors()[0]
    key = ""
    for part in first["loc"]:
        key += f"[{part}]" if isinstance(part, int) else f".{part}" if key else str(part)
    problem = "unknown key" if first["type"] == "extra_forbidden" else first["msg"]
    where = f"{file}: {key}" if file else f"settings: {key}"
    return SettingsError(where, problem.removeprefix("Value error, "))
