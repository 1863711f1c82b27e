"""The table: bounded, shared, dropped by tag, never filled late."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contentapi.front.table import OVERHEAD, Table
from contentapi.front.wsgi import make


def answer(body: bytes = b"x", *, tag: str = "guide-a", etag: str = '"1"'):
    return make("200 OK", [("ETag", etag), ("Cache-Tag", tag)], body)[0]


def test_what_was_put_is_given():
    table = Table(100_000)
    assert table.put("v", "k", answer(), epoch=0)
    assert table.get("v", "k").body == b"x"


def test_equal_bodies_are_kept_once():
    table = Table(1_000_000)
    for n in range(10):
        table.put(n % 2, n, answer(bytes(bytearray(1000))), epoch=0)
    assert table.size == 10 * (OVERHEAD + len('"1"guide-a')) + 1000 * 9 // 8
    assert len({id(table.get(n % 2, n).body) for n in range(10)}) == 1


def test_a_tag_drops_its_answers_and_no_others():
    table = Table(100_000)
    table.put("v", "a", answer(), epoch=0)
    table.put("v", "b", answer(tag="guide-b", etag='"2"'), epoch=0)
    table.drop(["guide-a"])
    assert table.get("v", "a") is None
    assert table.get("v", "b") is not None


def test_an_answer_made_before_a_drop_comes_too_late():
    table = Table(100_000)
    before = table.epoch
    table.drop(["guide-a"])
    assert not table.put("v", "a", answer(), epoch=before)
    assert table.get("v", "a") is None


def test_two_bodies_under_one_name_stay_two():
    table = Table(100_000)
    table.put("v", "a", answer(b"one"), epoch=0)
    table.put("v", "b", answer(b"two"), epoch=0)
    assert (table.get("v", "a").body, table.get("v", "b").body) == (b"one", b"two")


def test_the_least_recently_used_goes_first():
    table = Table(4 * OVERHEAD)
    for n in range(3):
        table.put(n % 2, n, answer(etag=f'"{n}"'), epoch=0)
    table.get(0, 0).used = next(table.uses)
    table.put(0, 3, answer(etag='"3"'), epoch=0)
    assert [table.get(n % 2, n) is None for n in range(3)] == [False, True, False]
    assert table.get(0, 3) is not None


@given(
    acts=st.lists(
        st.tuples(st.sampled_from(["put", "drop", "used"]), st.integers(0, 12), st.integers(0, 3_000)),
        max_size=60,
    )
)
def test_the_bound_holds_and_an_empty_table_weighs_nothing(acts):
    table = Table(20_000)
    for act, n, size in acts:
        if act == "put":
            table.put(
                n % 2, n, answer(b"x" * size, tag=f"guide-{n % 3}", etag=f'"{size}"'), epoch=table.epoch
            )
        elif act == "drop":
            table.drop([f"guide-{n % 3}"])
        elif table.get(n % 2, n):
            table.get(n % 2, n).used = next(table.uses)
        assert table.size <= table.limit
    table.drop(["guide-0", "guide-1", "guide-2"])
    assert (table.size, len(table)) == (0, 0)
