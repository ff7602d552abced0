"""What a test sets up and reads beside the chats: people, bots and their switches, faults, limits, counters."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.sandbox import people
from bot.sandbox.counters import Counters
from bot.sandbox.faults import KINDS, Fault
from bot.sandbox.hall import Hall
from bot.sandbox.refusal import Refusal
from bot.sandbox.shapes import Account, Json


def person(
    hall: Hall, name: str = "", username: str = "", language_code: str = "zh-hans", person: int = 0
) -> Json:
    """The person of this id, made if need be; without an id a new one."""
    known = hall.world.accounts.get(person)
    if known is None:
        known = Account(
            person, name or "读者", username=username.removeprefix("@"), language_code=language_code
        )
        hall.world.add_person(known)
    elif name or username:
        known.first_name, known.username = (
            name or known.first_name,
            username.removeprefix("@") or known.username,
        )
        known.language_code = language_code
        hall.world.keep_account(known)
    return known.as_user()


def bot(
    hall: Hall,
    token: str = "",
    name: str = "",
    username: str = "",
    privacy: bool | None = None,
    inline: bool | None = None,
    revoked: bool | None = None,
) -> Json:
    """The bot of this token, made if need be, with its switches set as given."""
    world = hall.world
    the = world.add_bot(token, name=name or "报童", username=username) if token else people.the_bot(world)
    for switch, value in (("privacy", privacy), ("inline", inline), ("revoked", revoked)):
        if value is not None:
            setattr(the, switch, value)
    world.keep_bot(the)
    return {**world.accounts[the.id].as_user(), "privacy": the.privacy, "inline": the.inline}


def update(hall: Hall, kind: str, body: Json, bot: str = "") -> int | None:
    """Hand a bot an update as it is, of a kind that no act here makes; its number, None if the bot wants none."""
    return hall.world.notify(people.the_bot(hall.world, bot), kind, body)


def fault(hall: Hall, **given: Any) -> Json:
    """Switch a fault on; the parameters are the fields of `faults.Fault`."""
    if unknown := sorted(given.keys() - {one.name for one in fields(Fault)}):
        raise Refusal(400, f"fault: unknown {', '.join(unknown)}")
    try:
        made = TypeAdapter(Fault).validate_python(given)
    except ValidationError as error:
        first = error.errors()[0]
        raise Refusal(400, f"fault: {first['loc'][0]}: {first['msg']}") from None
    if made.kind not in KINDS:
        raise Refusal(400, f"kind must be one of {', '.join(KINDS)}")
    return asdict(hall.faults.add(made))


def clear_faults(hall: Hall, seed: int | None = None) -> list[Json]:
    """Switch all faults off, and begin the draw anew; what each had done."""
    if seed is not None:
        hall.faults.seed(seed)
    return hall.faults.clear()


def limits(hall: Hall, **given: Any) -> Json:
    """Switch the rate limits on or off and set their numbers; all forget what was sent so far."""
    hall.limits.set(given)
    return {key: getattr(hall.limits, key) for key in ("on", "overall", "chat", "burst", "group")}


def counters(hall: Hall, detail: bool = False, reset: bool = False) -> Json:
    """What was called and sent since the last reset."""
    shown = hall.counters.as_json(detail=detail)
    if reset:
        hall.counters = Counters()
    return shown


def crowd(hall: Hall, count: int, first: int = 800_000_001, bot: str = "") -> int:
    """Make `count` people who have all started the bot, without a word of theirs; the last one's id."""
    the = people.the_bot(hall.world, bot)
    for number in range(first, first + count):
        if number not in hall.world.accounts:
            hall.world.keep_account(Account(number, f"读者{number - first + 1}", language_code="zh-hans"))
        place = hall.world.open_private(the.id, number)
        if not place.started:
            place.started = True
            hall.world.keep_chat(place)
    return first + count - 1
