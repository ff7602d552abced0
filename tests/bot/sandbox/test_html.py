"""The HTML parser against Telegram's own."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.sandbox.html import HtmlError, parse_html
from tests.bot.sandbox import referee

TAGS = (
    "<b> </b> <i> </i> <u> </u> <s> </s> <em> </em> <strong> </strong> <del> <ins> <strike> </> <pre> </pre> "
    "<code> </code> <blockquote> </blockquote> <tg-spoiler> </tg-spoiler> <a> </a> </span> </tg-time> </tg-emoji> <p> "
    "<!-- --> < > & / = ' \" &lt; &gt; &amp; &amp &quot; &copy; &#65; &#x41 &#0; &#xD83D; &#9999999999; 文 😀 x "
    "http://a.cn/ B"
)
OTHERS = """<a href='http://x.cn/?a=1&amp;b'>|<a href="tg://user?id=5">|<a href=foo.bar>|<a href='no'>|<a href|<B >
|</b >|</b x>|<code class="language-py">|<blockquote expandable>|<blockquote expandable='x'>|<span class="tg-spoiler">
|<span>|<tg-time unix='5' format='wD'>|<tg-time unix='5' format='?'>|<tg-time format='r'>|<tg-emoji emoji-id='5'>
|<tg-emoji emoji-id='x'>"""
PIECES = st.sampled_from([*TAGS.split(), *OTHERS.replace("\n", "").split("|"), " ", "\n", "\0", "\v"])


def ours(text: str) -> referee.Told | str:
    try:
        return referee.told(*parse_html(text))
    except HtmlError as error:
        return f"Can't parse entities: {error}"


@settings(max_examples=700)
@given(st.lists(PIECES, max_size=9).map("".join))
@example("<pre><code class='language-py'>x</code></pre>")
@example("<code class='language-py'><pre>x</pre></code>")
@example("<a>http://a.cn</a>")
def test_markup_gives_the_same_text_entities_and_errors_as_telegrams_own_parser(text: str) -> None:
    assert ours(text) == referee.html(text)


@settings(max_examples=300)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_gives_the_same_as_telegrams_own_parser(text: str) -> None:
    assert ours(text) == referee.html(text)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("文</b>", "Unexpected end tag at byte offset 3"),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<p>", 'Unsupported start tag "p" at byte offset 0'),
        ("文<b", "Unclosed start tag at byte offset 3"),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a "x">', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x?y>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_an_error_names_what_is_wrong_and_the_byte_where(text: str, error: str) -> None:
    with pytest.raises(HtmlError) as caught:
        parse_html(text)
    assert str(caught.value) == error
    assert referee.html(text) == f"Can't parse entities: {error}"
