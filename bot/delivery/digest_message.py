"""One digest as one Telegram message: chosen, rendered and packed, shorter and shorter until it fits.

Opens nothing and sends nothing; the templates are the renderer's.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from bot.delivery.packing import Packed, pack
from bot.language import OURS, Tongue
from bot.replies.digests import MORE
from bot.screens.digest_language import digest_in
from digests.errors import SettingsError
from digests.rendering import Link, Renderer
from digests.selection import Digest, Length

log = logging.getLogger(__name__)

# How long a lead may be, and what is shown at all, from what the reader asked for down to what always fits.
SHORTER: dict[Length, tuple[tuple[Length, int], ...]] = {
    "full": (("full", 140), ("brief", 70), ("brief", 45), ("brief", 28), ("headlines", 0)),
    "brief": (("brief", 70), ("brief", 45), ("brief", 28), ("headlines", 0)),
    "headlines": (("headlines", 0),),
    "keywords": (("keywords", 0),),
}

Choose = Callable[[Length, int], Digest]
"""Chooses the digest anew for a length and a number of characters for each lead."""


@dataclass(frozen=True, slots=True)
class Printer:
    """What composing needs besides the digest: templates, how an article is linked, the operator's choice."""

    renderer: Renderer
    link: Link
    template: str | None = None

    def compose(self, choose: Choose, length: Length = "brief", tongue: Tongue = OURS) -> Packed:
        """The longest form of a digest that fits one message, in the reader's language.

        An operator's template that fails on it, though it passed its trial, costs nobody the digest: the
        built-in ones are used. Raises SettingsError where these fail.
        """
        try:
            return self._compose(choose, length, tongue)
        except SettingsError as error:
            if self.renderer.is_built_in and self.template is None:
                raise
            log.error("%s; the built-in template is used", error)
            return Printer(Renderer(), self.link)._compose(choose, length, tongue)

    def _compose(self, choose: Choose, length: Length, tongue: Tongue) -> Packed:
        packed = Packed("", 0)
        for shorter, lead_chars in SHORTER[length]:
            digest = digest_in(choose(shorter, lead_chars), tongue)
            template = self.template if digest.kind not in ("week", "alert") else None
            blocks = self.renderer.blocks(digest, self.link, template, tongue.plain)
            packed = pack(blocks, lambda left_out: tongue(MORE, left_out=left_out))
            if not packed.left_out:
                break
        return packed
