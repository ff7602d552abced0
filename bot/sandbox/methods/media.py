"""Photos and documents: uploads, files known by id, albums, captions, downloads."""

from __future__ import annotations

import io
import mimetypes
import re
from typing import Any

from PIL import Image, UnidentifiedImageError

from bot.sandbox.arguments import Arguments, Upload, boolean, string
from bot.sandbox.files import LARGEST_DOWNLOAD, LARGEST_PHOTO, LARGEST_UPLOAD, StoredFile
from bot.sandbox.methods.editing import CAPTIONED, apply, editable, new_markup
from bot.sandbox.methods.registry import Call, method
from bot.sandbox.methods.sending import send
from bot.sandbox.posting import CONTENT
from bot.sandbox.refusal import Refusal, bad
from bot.sandbox.shapes import Json
from bot.sandbox.texts import caption
from bot.sandbox.world import World

_FOLDERS = {"photo": "photos", "document": "documents"}
_TYPES = {"photos": "Photo", "documents": "Document"}


def photo_content(world: World, upload: Upload) -> Json:
    """The content of a photo message; Refusal if Telegram would not take the picture."""
    if len(upload.data) > LARGEST_PHOTO:
        raise bad("too big photo")
    width, height = _picture_size(upload.data)
    file = _keep(world, upload, "photos")
    return {"photo": [{**_file_facts(file), "width": width, "height": height}]}


def _picture_size(data: bytes) -> tuple[int, int]:
    try:
        with Image.open(io.BytesIO(data)) as image:
            width, height = image.size
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise bad("IMAGE_PROCESS_FAILED") from None
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return width, height


def document_content(world: World, upload: Upload) -> Json:
    if not upload.data:
        raise bad("file must be non-empty")
    file = _keep(world, upload, "documents")
    return {"document": {**_file_facts(file), "file_name": file.name, "mime_type": file.mime}}


def _keep(world: World, upload: Upload, kind: str) -> StoredFile:
    if len(upload.data) > LARGEST_UPLOAD:
        raise Refusal(413, "Request Entity Too Large")
    # A name is shown to people and becomes part of a path: no folders in it.
    name = re.split(r"[/\\]", upload.name)[-1][:255] or "file"
    mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
    file = world.files.put(upload.data, name=name, mime=mime, kind=kind)
    world.journal.write(["file", file.as_record()])
    return file


def _file_facts(file: StoredFile) -> Json:
    return {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": file.size}


def _known(world: World, file_id: str, kind: str) -> Json:
    file = world.files.known.get(file_id)
    if file is None:
        if re.match(r"https?://", file_id):
            # Nothing leaves this machine, so no address can be fetched.
            raise bad("failed to get HTTP URL content")
        raise bad("wrong file identifier/HTTP URL specified")
    if file.kind != _FOLDERS[kind]:
        raise bad(f"can't use file of type {_TYPES[file.kind]} as {_TYPES[_FOLDERS[kind]]}")
    if kind == "photo":
        width, height = _picture_size(world.files.read(file))
        return {"photo": [{**_file_facts(file), "width": width, "height": height}]}
    return {"document": {**_file_facts(file), "file_name": file.name, "mime_type": file.mime}}


def medium(world: World, arguments: Arguments, kind: str, given: str, field: str) -> Json:
    """The content for a file that is uploaded in the call, or named by its id."""
    if given.startswith("attach://"):
        field, given = given.removeprefix("attach://"), ""
    if given and field not in arguments.uploads:
        return _known(world, given, kind)
    upload = arguments.uploads.get(field)
    if upload is None:
        raise bad(f"There is no {kind} in the request")
    return photo_content(world, upload) if kind == "photo" else document_content(world, upload)


def _send_medium(call: Call, kind: str) -> Json:
    words = caption(call.arguments)
    content = medium(call.world, call.arguments, kind, call.arguments.text(kind), kind)
    if kind == "photo" and call.arguments.flag("has_spoiler"):
        content["has_media_spoiler"] = True
    return send(call, {**content, **words}, what=f"{kind}s").wire


@method("sendPhoto")
def send_photo(call: Call) -> Json:
    return _send_medium(call, "photo")


@method("sendDocument")
def send_document(call: Call) -> Json:
    return _send_medium(call, "document")


def _input_medium(call: Call, shape: Any) -> tuple[str, Json]:
    """Kind and content of one InputMedia."""
    if not isinstance(shape, dict):
        raise bad("Can't parse InputMedia: expected an Object")
    kind = string(shape, "type", required=True)
    if kind not in _FOLDERS:
        raise bad(f'Can\'t parse InputMedia: type "{kind}" is unsupported')
    given = string(shape, "media", required=True)
    words = caption(Arguments.of_json({key: shape[key] for key in _CAPTION if key in shape}))
    content = medium(call.world, call.arguments, kind, given, "media")
    if kind == "photo" and boolean(shape, "has_spoiler"):
        content["has_media_spoiler"] = True
    return kind, {**content, **words}


_CAPTION = ("caption", "parse_mode", "caption_entities", "show_caption_above_media")


@method("sendMediaGroup")
def send_media_group(call: Call) -> list[Json]:
    shapes = call.arguments.json("media", "Can't parse media JSON object")
    if not isinstance(shapes, list):
        raise bad("Expected an Array of InputMedia")
    if len(shapes) > 10:
        raise bad("Too many messages to send as an album")
    if not shapes:
        raise bad("There are no messages to send")
    album = [_input_medium(call, shape) for shape in shapes]
    if len({kind for kind, _ in album}) > 1:
        raise bad("Can't use the media of the specified type in the album")
    group = {"media_group_id": call.world.fresh_number()} if len(album) > 1 else {}
    return [send(call, content, what="photos", extra=group).wire for _, content in album]


@method("editMessageMedia")
def edit_message_media(call: Call) -> Any:
    shape = call.arguments.json("media", "Can't parse input media JSON object")
    if shape is None:
        raise bad("Can't parse InputMedia: expected an Object")
    _, content = _input_medium(call, shape)
    chat, message, inline = editable(call)
    if not any(key in message.wire for key in CAPTIONED):
        raise bad("there is no media in the message to edit")
    changes: Json = {**dict.fromkeys(CONTENT), **content, "reply_markup": new_markup(call, chat)}
    return apply(call, chat, message, changes, inline)


@method("getFile")
def get_file(call: Call) -> Json:
    file = call.world.files.known.get(call.arguments.text("file_id"))
    if file is None:
        raise bad("invalid file_id")
    if file.size > LARGEST_DOWNLOAD:
        raise bad("file is too big")
    return {**_file_facts(file), "file_path": file.path}
