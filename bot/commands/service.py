"""Verbs that keep running: run, sandbox; and check, which looks whether they could.

python-telegram-bot takes longer to import than a file takes to parse, so it is imported when it is needed.
"""

import asyncio
from typing import Annotated

import typer

from bot.commands.options import Config, Debug
from bot.logs import start_logging
from bot.settings import SANDBOX_TOKEN, load_settings
from digests.errors import SettingsError


def register(app: typer.Typer) -> None:
    for verb in (run, sandbox, check):
        app.command()(verb)


def run(
    live: Annotated[
        bool, typer.Option("--live", help="Refuse to start the sandbox when no token is set.")
    ] = False,
    config: Config = None,
    debug: Debug = False,
) -> int:
    """Run the service. Without a token it starts the local sandbox Telegram and says so."""
    from bot.app import run_service

    settings = load_settings(config)
    token = settings.telegram.token.get_secret_value()
    if live and not token:
        raise SettingsError(
            "telegram.token", "is not set, and --live refuses the sandbox; set TELEGRAM_BOT_TOKEN"
        )
    start_logging(token, settings.telegram.webhook_secret.get_secret_value(), debug=debug)
    return asyncio.run(run_service(settings, say=typer.echo))


def sandbox(
    port: Annotated[int | None, typer.Option("--port", min=0, max=65535, help="0 picks a free one.")] = None,
    config: Config = None,
    debug: Debug = False,
) -> None:
    """Run the local Telegram alone."""
    settings = load_settings(config)
    start_logging(debug=debug)
    asyncio.run(serve_sandbox(settings.sandbox.host, settings.sandbox.port if port is None else port))


async def serve_sandbox(host: str, port: int) -> None:
    from bot.sandbox import Sandbox

    local = Sandbox(host, port, SANDBOX_TOKEN)
    await local.start()
    typer.echo(f"sandbox Telegram: {local.address}  token {SANDBOX_TOKEN}")
    try:
        await asyncio.Event().wait()
    finally:
        await local.stop()


def check(config: Config = None, debug: Debug = False) -> int:
    """Look at settings, token, database, fonts and folders; one line each, exit 1 if any fails."""
    from bot.checks import run_checks

    settings = load_settings(config)
    results = asyncio.run(run_checks(settings))
    for result in results:
        typer.echo(f"{'ok  ' if result.good else 'FAIL'}  {result.subject}: {result.finding}")
    return 0 if all(result.good for result in results) else 1
