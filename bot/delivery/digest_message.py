"""One digest as one Telegram message: chosen, rendered and packed, shorter and shorter until it fits.

Opens nothing and sends nothing; the templates are the renderer's.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from bot.delivery.packing import Packed, pack
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
MORE = "<i>……还有 {left_out} 篇，点下面的按钮看</i>"
MORE_WITHOUT_BUTTONS = "<i>……还有 {left_out} 篇</i>"

Choose = Callable[[Length, int], Digest]
"""Chooses the digest anew for a length and a number of characters for each lead."""


@dataclass(frozen=True, slots=True)
class Printer:
    """What composing needs besides the digest: templates, how an article is linked, the operator's choice."""

    renderer: Renderer
    link: Link
    template: str | None = None

    def compose(self, choose: Choose, length: Length = "brief", *, more: str = MORE) -> Packed:
        """The longest form of a digest that fits one message.

        An operator's template that fails on it, though it passed its trial, costs nobody the digest: the
        built-in ones are used. Raises SettingsError where these fail.
        """
        try:
            return self._compose(choose, length, more)
        except SettingsError as error:
            if self.renderer.is_built_in and self.template is None:
                raise
            log.error("%s; the built-in template is used", error)
            return Printer(Renderer(), self.link)._compose(choose, length, more)

    def _compose(self, choose: Choose, length: Length, more: str) -> Packed:
        packed = Packed("", 0)
        for shorter, lead_chars in SHORTER[length]:
            digest = choose(shorter, lead_chars)
            template = self.template if digest.kind not in ("week", "alert") else None
            blocks = self.renderer.blocks(digest, self.link, template)
            packed = pack(blocks, lambda left_out: more.format(left_out=left_out))
            if not packed.left_out:
                break
        return packed
