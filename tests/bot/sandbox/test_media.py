"""Photos, documents, albums, copies, forwards, downloads."""

from __future__ import annotations

import base64
import io
import json
from typing import Any

import httpx
import pytest
from PIL import Image

from bot.sandbox.person import ActFailedError, Person
from tests.bot.sandbox import referee
from tests.bot.sandbox.conftest import TOKEN, BotSide

BAD = "Bad Request: "


def picture(width: int = 40, height: int = 30) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "PNG")
    return out.getvalue()


def upload(bot: BotSide, method: str, files: dict[str, tuple[str, bytes]], **values: Any) -> httpx.Response:
    data = {key: value if isinstance(value, str) else json.dumps(value) for key, value in values.items()}
    return httpx.post(f"{bot.address}/bot{TOKEN}/{method}", data=data, files=files)


def sent(answer: httpx.Response, method: str) -> Any:
    assert answer.json()["ok"], answer.text
    referee.check_result(method, answer.json()["result"])
    return answer.json()["result"]


def test_a_document_goes_up_and_comes_down_unchanged(bot: BotSide, reader: Person) -> None:
    answer = upload(
        bot,
        "sendDocument",
        {"document": ("今日云溪.txt", "头版".encode())},
        chat_id=reader.id,
        caption="附件",
    )
    document = sent(answer, "sendDocument")["document"]
    assert document["file_name"] == "今日云溪.txt"
    assert document["mime_type"] == "text/plain"
    file = bot("getFile", file_id=document["file_id"])
    assert httpx.get(f"{bot.address}/file/bot{TOKEN}/{file['file_path']}").content == "头版".encode()
    assert httpx.get(f"{bot.address}/file/bot1:x/{file['file_path']}").status_code == 401
    assert httpx.get(f"{bot.address}/file/bot{TOKEN}/documents/none").status_code == 404
    again = bot("sendDocument", chat_id=reader.id, document=document["file_id"])
    assert again["document"] == document
    assert bot.error("sendPhoto", chat_id=reader.id, photo=document["file_id"]) == (
        400,
        BAD + "can't use file of type Document as Photo",
    )


def test_a_photo_has_its_size_and_its_caption_the_same_rules_as_a_text(bot: BotSide, reader: Person) -> None:
    values = {"chat_id": reader.id, "caption": "<b>词云</b>", "parse_mode": "HTML", "has_spoiler": "true"}
    message = sent(upload(bot, "sendPhoto", {"photo": ("x.png", picture())}, **values), "sendPhoto")
    assert (message["photo"][-1]["width"], message["photo"][-1]["height"]) == (40, 30)
    assert message["caption_entities"][0]["type"] == "bold"
    place = {"chat_id": reader.id, "message_id": message["message_id"]}
    assert bot("editMessageCaption", **place, caption="图")["caption"] == "图"
    assert bot.error("editMessageText", **place, text="x") == (
        400,
        BAD + "there is no text in the message to edit",
    )
    media = {"type": "photo", "media": message["photo"][-1]["file_id"], "caption": "新"}
    assert bot("editMessageMedia", **place, media=media)["caption"] == "新"
    values["caption"] = "长" * 1025
    answer = upload(bot, "sendPhoto", {"photo": ("x.png", picture())}, **values)
    assert answer.json()["description"] == BAD + "message caption is too long"


@pytest.mark.parametrize(
    ("method", "files", "values", "reason"),
    [
        ("sendPhoto", {}, {}, "there is no photo in the request"),
        ("sendDocument", {}, {}, "there is no document in the request"),
        ("sendDocument", {"document": ("x", b"")}, {}, "file must be non-empty"),
        ("sendPhoto", {"photo": ("x.png", b"no picture")}, {}, "IMAGE_PROCESS_FAILED"),
        ("sendPhoto", {"photo": ("x.png", picture(210, 10))}, {}, "PHOTO_INVALID_DIMENSIONS"),
        ("sendPhoto", {}, {"photo": "http://a.cn/x.png"}, "failed to get HTTP URL content"),
        ("sendPhoto", {}, {"photo": "nonsense"}, "wrong file identifier/HTTP URL specified"),
        ("getFile", {}, {"file_id": "nonsense"}, "invalid file_id"),
        ("sendMediaGroup", {}, {"media": "{}"}, "expected an Array of InputMedia"),
        ("sendMediaGroup", {}, {"media": "[]"}, "there are no messages to send"),
        ("sendMediaGroup", {}, {"media": "[1]"}, "can't parse InputMedia: expected an Object"),
        ("sendMediaGroup", {}, {"media": json.dumps([{}] * 11)}, "too many messages to send as an album"),
        ("editMessageMedia", {}, {}, "can't parse InputMedia: expected an Object"),
    ],
)
def test_a_bad_file_is_refused_in_telegrams_words(
    bot: BotSide,
    reader: Person,
    method: str,
    files: dict[str, tuple[str, bytes]],
    values: dict[str, str],
    reason: str,
) -> None:
    answer = upload(bot, method, files or {"y": ("y", b"y")}, chat_id=reader.id, **values)
    assert answer.json()["description"] == BAD + reason


def test_a_picture_beyond_ten_megabytes_is_too_big(bot: BotSide, reader: Person) -> None:
    answer = upload(bot, "sendPhoto", {"photo": ("x.png", bytes(10 * 1024 * 1024 + 1))}, chat_id=reader.id)
    assert answer.json()["description"] == BAD + "too big photo"


def test_a_file_beyond_twenty_megabytes_cannot_be_fetched(bot: BotSide, reader: Person) -> None:
    answer = upload(bot, "sendDocument", {"document": ("x", bytes(21 * 1024 * 1024))}, chat_id=reader.id)
    file_id = answer.json()["result"]["document"]["file_id"]
    assert bot.error("getFile", file_id=file_id) == (400, BAD + "file is too big")


def test_an_album_is_several_messages_with_one_mark(bot: BotSide, reader: Person) -> None:
    media = [{"type": "photo", "media": f"attach://p{n}", "caption": f"图{n}"} for n in (1, 2)]
    files = {"p1": ("1.png", picture()), "p2": ("2.png", picture(50))}
    album = sent(upload(bot, "sendMediaGroup", files, chat_id=reader.id, media=media), "sendMediaGroup")
    assert len({message["media_group_id"] for message in album}) == 1
    assert [message["caption"] for message in album] == ["图1", "图2"]
    media[1]["type"] = "document"
    answer = upload(bot, "sendMediaGroup", files, chat_id=reader.id, media=media)
    assert answer.json()["description"] == BAD + "can't use the media of the specified type in the album"


def test_a_person_sends_a_file_and_the_bot_fetches_it(bot: BotSide, reader: Person) -> None:
    data = base64.b64encode("澜州".encode("gb18030")).decode()
    reader.act("upload", name="../2020-12-14.txt", mime="text/plain", data=data, caption="/publish")
    reader.act("upload", name="x.png", mime="image/png", data=base64.b64encode(picture()).decode())
    document, photo = (update["message"] for update in bot.updates())
    assert document["document"]["file_name"] == "2020-12-14.txt"
    assert document["caption_entities"][0]["type"] == "bot_command"
    path = bot("getFile", file_id=document["document"]["file_id"])["file_path"]
    assert httpx.get(f"{bot.address}/file/bot{TOKEN}/{path}").content.decode("gb18030") == "澜州"
    assert photo["photo"][0]["width"] == 40
    with pytest.raises(ActFailedError, match="base64"):
        reader.act("upload", name="x", data="?")


def test_the_page_shows_pictures_and_only_offers_everything_else(bot: BotSide, reader: Person) -> None:
    html = sent(
        upload(
            bot, "sendDocument", {"document": ("x.html", b"<script>alert(1)</script>")}, chat_id=reader.id
        ),
        "sendDocument",
    )
    image = sent(upload(bot, "sendPhoto", {"photo": ("x.png", picture())}, chat_id=reader.id), "sendPhoto")
    page = httpx.get(f"{bot.address}/files/{html['document']['file_id']}")
    assert page.headers["Content-Type"] == "application/octet-stream"
    assert page.headers["Content-Disposition"].startswith("attachment")
    shown = httpx.get(f"{bot.address}/files/{image['photo'][0]['file_id']}")
    assert shown.headers["Content-Type"] == "image/png"
    assert httpx.get(f"{bot.address}/files/none").status_code == 404


def test_copies_lose_their_origin_and_forwards_keep_it(bot: BotSide, reader: Person) -> None:
    said = reader.say("原话 #词")
    place = {"chat_id": reader.id, "from_chat_id": reader.id, "message_id": said.id}
    forwarded = bot("forwardMessage", **place)
    assert forwarded["forward_origin"]["sender_user"]["id"] == reader.id
    copied = bot("copyMessage", **place)["message_id"]
    message = next(one for one in reader.history() if one.id == copied)
    assert message.text == "原话 #词"
    assert "forward_origin" not in message.wire
    several = {"chat_id": reader.id, "from_chat_id": reader.id, "message_ids": [said.id, copied]}
    assert len(bot("copyMessages", **several)) == 2
    assert len(bot("forwardMessages", **several)) == 2
    secret = bot("sendMessage", chat_id=reader.id, text="x", protect_content=True)["message_id"]
    assert bot.error("forwardMessage", **{**place, "message_id": secret}) == (
        400,
        BAD + "message can't be forwarded",
    )
    assert bot.error("copyMessage", **{**place, "message_id": secret}) == (
        400,
        BAD + "message can't be copied",
    )
    assert bot.error("copyMessage", **{**place, "message_id": 999}) == (
        400,
        BAD + "message to copy not found",
    )


def test_a_forward_from_a_channel_names_the_channel(bot: BotSide, reader: Person) -> None:
    channel = reader.create("今日云溪", "channel")
    post = bot("sendMessage", chat_id=channel, text="头条")["message_id"]
    origin = bot("forwardMessage", chat_id=reader.id, from_chat_id=channel, message_id=post)["forward_origin"]
    assert (origin["type"], origin["message_id"]) == ("channel", post)
    assert (
        bot("forwardMessage", chat_id=channel, from_chat_id=channel, message_id=post)["forward_origin"]
        == origin
    )


def test_a_copy_may_have_another_caption_or_none(bot: BotSide, reader: Person) -> None:
    values = {"chat_id": reader.id, "caption": "旧"}
    photo = sent(upload(bot, "sendPhoto", {"photo": ("x.png", picture())}, **values), "sendPhoto")[
        "message_id"
    ]
    place = {"chat_id": reader.id, "from_chat_id": reader.id}
    fresh = bot("copyMessage", **place, message_id=photo, caption="<b>新</b>", parse_mode="HTML")[
        "message_id"
    ]
    [bare] = bot("copyMessages", **place, message_ids=[photo], remove_caption=True)
    shown = {message.id: message for message in reader.history()}
    assert shown[fresh].pieces("bold") == ["新"]
    assert shown[bare["message_id"]].text == ""
