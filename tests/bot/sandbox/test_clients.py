"""Three independent clients live with the local Telegram as with the real one: PTB, aiogram, pyTelegramBotAPI."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable

import pytest
import telebot
from aiogram import Bot as AiogramBot
from aiogram import Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
from aiogram.filters import Command
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)
from PIL import Image
from telegram import InlineKeyboardButton as PtbButton
from telegram import InlineKeyboardMarkup as PtbMarkup
from telegram import InputMediaPhoto, Update
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
)
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.sandbox.person import AsyncPerson, Person
from tests.bot.sandbox.conftest import TOKEN, BotSide


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    return out.getvalue()


# python-telegram-bot


def ptb(address: str) -> Application:  # type: ignore[type-arg]
    builder = (
        Application.builder().token(TOKEN).base_url(f"{address}/bot").base_file_url(f"{address}/file/bot")
    )
    return builder.build()


async def search(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message is not None
    await update.effective_message.reply_chat_action("typing")
    keyboard = PtbMarkup([[PtbButton("下一页", callback_data="p2")]])
    words = " ".join(context.args or [])
    await update.effective_message.reply_html(f"找到 <b>{words}</b>", reply_markup=keyboard)


async def turn(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("第 2 页")
    await update.callback_query.edit_message_text("第二页")


async def test_ptb_polls_answers_and_edits(address: str) -> None:
    application = ptb(address)
    application.add_handler(CommandHandler("search", search))
    application.add_handler(CallbackQueryHandler(turn))
    reader = await AsyncPerson.meet(address, name="王小明")
    async with application:
        assert application.updater is not None
        await application.start()
        await application.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        page = await reader.ask("/search 双招双引")
        assert page.pieces("bold") == ["双招双引"]
        assert (await reader.press_and_read(page, "下一页"))["text"] == "第 2 页"
        assert (await reader.wait_for("第二页")).kind == "edit"
        await application.updater.stop()
        await application.stop()
    await reader.close()


@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")
async def test_ptb_maps_every_refusal_to_its_error(address: str) -> None:
    reader = await AsyncPerson.meet(address, name="王小明")
    await reader.start()
    chat, control = reader.person.id, reader.person.control
    group = await asyncio.to_thread(reader.person.create, "群", "group")
    async with ptb(address).bot as bot:
        with pytest.raises(BadRequest, match=r"(?i)can't find end tag"):
            await bot.send_message(chat, "<b>x", parse_mode=ParseMode.HTML)
        with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
            await bot.send_message(
                chat, "x", reply_markup=PtbMarkup([[PtbButton("x", callback_data="文" * 22)]])
            )
        await reader.act("migrate", chat=group)
        with pytest.raises(ChatMigrated) as moved:
            await bot.send_message(group, "x")
        assert moved.value.new_chat_id < -1_000_000_000_000
        await reader.block()
        with pytest.raises(Forbidden, match="blocked by the user"):
            await bot.send_message(chat, "x")
        for code, error in ((429, RetryAfter), (409, Conflict), (401, InvalidToken), (502, NetworkError)):
            await asyncio.to_thread(control.act, "fault", kind="refuse", code=code, times=1)
            with pytest.raises(error):
                await bot.get_chat(chat)
        await asyncio.to_thread(control.act, "fault", kind="cut", method="getChat", times=1)
        with pytest.raises(NetworkError, match="RemoteProtocolError"):
            await bot.get_chat(chat)
    await reader.close()


async def test_ptb_sends_and_fetches_files(address: str) -> None:
    reader = await AsyncPerson.meet(address, name="王小明")
    await reader.start()
    async with ptb(address).bot as bot:
        album = await bot.send_media_group(
            reader.person.id, [InputMediaPhoto(png()), InputMediaPhoto(png())], caption="两张"
        )
        assert album[0].media_group_id == album[1].media_group_id
        sent = await bot.send_document(
            reader.person.id, b"edition", filename="今日云溪.epub", caption="电子版"
        )
        assert sent.document is not None
        assert bytes(await (await sent.document.get_file()).download_as_bytearray()) == b"edition"
        await bot.set_my_commands([("help", "怎么用")])
        assert (await bot.get_my_commands())[0].description == "怎么用"
    await reader.close()


async def test_ptb_takes_updates_by_webhook(address: str) -> None:
    reader = await AsyncPerson.meet(address, name="王小明")
    application = ptb(address)
    application.add_handler(CommandHandler("search", search))
    async with application:
        assert application.updater is not None
        await application.start()
        await application.updater.start_webhook(
            "127.0.0.1", 0, "hook", webhook_url="http://127.0.0.1:9/", secret_token="s"
        )
        server = application.updater._httpd._http_server  # type: ignore[union-attr]
        port = next(iter(server._sockets.values())).getsockname()[1]
        await application.bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token="s")
        assert (await reader.ask("/search 词")).pieces("bold") == ["词"]
        await application.updater.stop()
        await application.stop()
    await reader.close()


# aiogram


def aiogram(address: str) -> AiogramBot:
    server = TelegramAPIServer(f"{address}/bot{{token}}/{{method}}", f"{address}/file/bot{{token}}/{{path}}")
    return AiogramBot(TOKEN, AiohttpSession(api=server), DefaultBotProperties(parse_mode="HTML"))


async def test_aiogram_polls_and_answers(address: str) -> None:
    bot, dispatcher = aiogram(address), Dispatcher()

    @dispatcher.message(Command("search"))
    async def answer(message: Message) -> None:
        button = InlineKeyboardButton(text="读", callback_data="a7")
        await message.answer("<i>找到</i>", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]))

    @dispatcher.callback_query()
    async def pressed(query: CallbackQuery) -> None:
        await query.answer("正文", show_alert=True)

    polling = asyncio.create_task(
        dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False)
    )
    reader = await AsyncPerson.meet(address, name="王小明")
    page = await reader.ask("/search 词")
    assert page.pieces("italic") == ["找到"]
    assert (await reader.press_and_read(page, "读"))["show_alert"] is True
    await dispatcher.stop_polling()
    await polling
    await bot.session.close()
    await reader.close()


async def test_aiogram_sees_its_own_errors(address: str) -> None:
    reader = await AsyncPerson.meet(address, name="王小明")
    await reader.start()
    chat, control = reader.person.id, reader.person.control
    async with aiogram(address).context() as bot:
        with pytest.raises(TelegramBadRequest, match="can't parse entities"):
            await bot.send_message(chat, "<p>")
        photo = await bot.send_photo(chat, BufferedInputFile(png(), "x.png"), caption="<b>图</b>")
        assert photo.photo is not None
        assert photo.caption_entities is not None
        fetched = await bot.download(photo.photo[-1])
        assert fetched is not None
        assert fetched.read() == png()
        group = await asyncio.to_thread(reader.person.create, "群", "group")
        await reader.act("migrate", chat=group)
        with pytest.raises(TelegramMigrateToChat):
            await bot.send_message(int(group), "x")
        await asyncio.to_thread(control.act, "fault", kind="refuse", code=429, retry_after=3, times=1)
        with pytest.raises(TelegramRetryAfter) as late:
            await bot.get_me()
        assert late.value.retry_after == 3
        await reader.block()
        with pytest.raises(TelegramForbiddenError):
            await bot.send_message(chat, "x")
    await reader.close()


# pyTelegramBotAPI


@pytest.fixture
def telebot_bot(address: str, monkeypatch: pytest.MonkeyPatch) -> telebot.TeleBot:
    monkeypatch.setattr(telebot.apihelper, "API_URL", address + "/bot{0}/{1}")
    monkeypatch.setattr(telebot.apihelper, "FILE_URL", address + "/file/bot{0}/{1}")
    return telebot.TeleBot(TOKEN, threaded=False)


def test_telebot_reads_sends_and_sees_its_errors(
    telebot_bot: telebot.TeleBot, meet: Callable[..., Person]
) -> None:
    reader = meet()
    reader.start("a7")
    [update] = telebot_bot.get_updates()
    assert update.message.text == "/start a7"
    markup = telebot.types.InlineKeyboardMarkup()
    markup.add(telebot.types.InlineKeyboardButton("读", callback_data="x"))
    sent = telebot_bot.send_message(reader.id, "<u>早</u>", parse_mode="HTML", reply_markup=markup)
    assert sent.entities[0].type == "underline"
    assert reader.wait_for("早").labels == ["读"]
    assert telebot_bot.edit_message_text("晚", reader.id, sent.message_id).text == "晚"
    document = telebot_bot.send_document(reader.id, ("a.txt", b"x")).document
    assert telebot_bot.download_file(telebot_bot.get_file(document.file_id).file_path) == b"x"
    with pytest.raises(telebot.apihelper.ApiTelegramException, match="message is too long"):
        telebot_bot.send_message(reader.id, "文" * 4097)
    telebot.apihelper._get_req_session().close()


def test_two_clients_on_one_token_are_told_of_the_conflict(bot: BotSide, reader: Person) -> None:
    reader.control.act("fault", kind="refuse", method="getUpdates", code=409, times=1)
    assert bot.error("getUpdates", timeout=5)[0] == 409
    reader.say("还在")
    assert bot.texts() == ["还在"]
