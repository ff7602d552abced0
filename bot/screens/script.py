"""Articles and hits as a reader wants them written: the newspaper's words put into Traditional characters. Pure.

Done last, on what is about to be shown: searches, topics and citations' sources know the text as it is printed.
"""

from dataclasses import replace

from bot.language import Tongue
from digests.archive.stored import StoredArticle
from digests.search.search import Hit
from digests.search.snippets import Piece, Snippet


def article_in(stored: StoredArticle, tongue: Tongue) -> StoredArticle:
    """The article with its texts, its names and its paper's name as `tongue` shows them."""
    if not tongue.converts:
        return stored
    article, shown = stored.article, tongue.printed
    written = replace(
        article,
        headline=shown(article.headline),
        kicker=shown(article.kicker) if article.kicker else None,
        deck=shown(article.deck) if article.deck else None,
        reporters=tuple(
            replace(one, role=shown(one.role), name=shown(one.name)) for one in article.reporters
        ),
        paragraphs=tuple(map(shown, article.paragraphs)),
        subheads=tuple(replace(one, text=shown(one.text)) for one in article.subheads),
    )
    return replace(stored, paper=shown(stored.paper), article=written)


def hit_in(hit: Hit, tongue: Tongue) -> Hit:
    if not tongue.converts:
        return hit
    shown = tongue.printed
    return replace(
        hit, paper=shown(hit.paper), headline=shown(hit.headline), snippet=snippet_in(hit.snippet, tongue)
    )


def snippet_in(snippet: Snippet, tongue: Tongue) -> Snippet:
    """Written as one text, since how a character is written hangs on its neighbours (皇后, 以后), then marked again
    in the same places; piece by piece where a phrase has another length in Traditional characters.
    """
    whole = tongue.printed("".join(piece.text for piece in snippet))
    if len(whole) != sum(len(piece.text) for piece in snippet):
        return tuple(Piece(tongue.printed(piece.text), piece.hit) for piece in snippet)
    pieces, at = [], 0
    for piece in snippet:
        pieces.append(Piece(whole[at : at + len(piece.text)], piece.hit))
        at += len(piece.text)
    return tuple(pieces)
