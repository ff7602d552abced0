"""What was stored as a sentence, said in the reader's language by its form."""

from collections.abc import Mapping

from bot.language import Tongue
from digests.sentences import Reading


def said_by_form(
    sentence: str,
    reading: Reading | None,
    texts: Mapping[str, str],
    tongue: Tongue,
    fillings: Mapping[str, str] | None = None,
) -> str:
    """Not escaped. `texts` by form; `fillings` by what fills a form, where that can be said as well. A sentence without
    a reading, of an older version for one, is as it was stored.
    """
    if reading is None:
        return sentence
    form, filling = reading
    known = fillings or {}
    told = {name: tongue.plain(known[value]) if value in known else value for name, value in filling.items()}
    return tongue.plain(texts[form], **told)
