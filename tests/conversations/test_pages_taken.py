"""A paper can be taken by page: the filter of the query language is a topic like any other."""

from tests.conversations.conftest import Newsroom


async def test_a_reader_takes_the_front_page_only(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    offer = await reader.ask("/subscribe 版:1")
    assert "版:1" in offer.text
    await reader.press(offer, offer.labels[0])
    await reader.wait_for("版:1")
    await newsroom.takes_in("2026-06-05.txt")
    await newsroom.jobs.tick()
    alert = await reader.wait_for("对标先进找差距")
    assert "永磁电机产业学院" not in alert.text
