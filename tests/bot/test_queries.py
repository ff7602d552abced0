"""Searches that buttons ask are what the query language reads as one plain term or name."""

from hypothesis import given
from hypothesis import strategies as st

from bot.queries import person_query, reporter_query, term_query
from digests.search.normal import normal_form
from digests.search.query import Named, Term, parse_query

TERMS = st.text("双招引OR或AND ab-+·:：()（）“”'\"ＡＢ5G", min_size=1, max_size=12).filter(
    lambda term: any(character.isalnum() for character in term)
)


@given(TERMS)
def test_a_keyword_is_searched_for_as_it_is(term: str) -> None:
    assert parse_query(term_query(term)).condition == Term(normal_form(term))


@given(TERMS)
def test_names_are_searched_for_in_their_role(name: str) -> None:
    assert parse_query(reporter_query(name)).condition == Named("reporter", normal_form(name))
    assert parse_query(person_query(name)).condition == Named("person", normal_form(name))
