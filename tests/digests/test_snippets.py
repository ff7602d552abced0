"""Snippets: the reader's own text, every hit marked, cut where a clause ends."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from digests.search.normal import normal_form
from digests.search.snippets import WIDTH, Piece, best_field, cut_snippet, find_hits, plain

CHARACTERS = "双招引，。“”　Ａa1é\u0301ｶﾞ"
texts = st.text(CHARACTERS, max_size=120)
terms = st.lists(st.text("双招引,a1", min_size=1, max_size=3), max_size=3)


@given(texts, terms)
def test_marked_pieces_join_to_the_printed_text(text: str, wanted: list[str]) -> None:
    pieces = cut_snippet(text, wanted, width=len(text))
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)


@given(texts, terms)
def test_all_that_is_marked_is_a_hit_and_every_hit_is_marked(text: str, wanted: list[str]) -> None:
    hits = find_hits(text, wanted)
    assert all(any(term in normal_form(text[start:end]) for term in wanted) for start, end in hits)
    assert bool(hits) == any(term in normal_form(text) for term in wanted)
    assert all(end < later for (_, end), (later, _) in pairwise(hits))


@given(st.lists(texts, min_size=1, max_size=4), terms)
def test_the_best_field_shows_a_hit_where_there_is_one_and_the_snippet_is_part_of_it(
    fields: list[str], wanted: list[str]
) -> None:
    best = fields[best_field([normal_form(field) for field in fields], wanted)]
    snippet = cut_snippet(best, wanted)
    shown = "".join(piece.text for piece in snippet)
    assert any(piece.hit for piece in snippet) == any(
        term in normal_form(field) for field in fields for term in wanted
    )
    assert shown.strip("…") in best
    assert len(shown) <= WIDTH + 60


def test_the_densest_part_is_shown_and_cut_at_clauses() -> None:
    text = (
        "开头说招商。"
        + "这里什么也没有，" * 20
        + "双招双引看招商，招商引资见成效；结果喜人。"
        + "又是别的话，" * 20
    )
    assert plain(cut_snippet(text, ["招商", "双招双引"])) == (
        "…这里什么也没有，这里什么也没有，【双招双引】看【招商】，【招商】引资见成效；结果喜人。又是别的话，又是别的话，又是别的话，又是别的话，…"
    )


def test_the_field_with_most_different_terms_is_shown() -> None:
    fields = ["双招双招双招。", "双招和双引。"]
    assert best_field([normal_form(field) for field in fields], ["双招", "双引"]) == 1
    assert plain(cut_snippet(fields[1], ["双招", "双引"])) == "【双招】和【双引】。"


def test_quotes_and_widths_stay_as_printed_also_inside_a_hit() -> None:
    assert cut_snippet("打造“双招　双引”升级版（ＰＬＮＰ）", ["双招双引", "plnp"]) == (
        Piece("打造“", False),
        Piece("双招　双引", True),
        Piece("”升级版（", False),
        Piece("ＰＬＮＰ", True),
        Piece("）", False),
    )


def test_without_terms_the_beginning_is_shown() -> None:
    fields = ["", "一句话。" * 30]
    assert best_field(fields, []) == 1
    assert plain(cut_snippet(fields[1], [])).startswith("一句话。一句话。")
    assert cut_snippet("", ["双招"]) == ()


def test_a_term_longer_than_a_snippet_is_shown_whole() -> None:
    term = "长" * 100
    assert plain(cut_snippet("前文。" * 20 + term + "。后文。" * 20, [term])).count("长") == 100


def test_a_paragraph_of_one_repeated_character_is_no_burden() -> None:
    text = "招" * 200_000
    assert plain(cut_snippet(text, ["招"])).startswith("【招招")
