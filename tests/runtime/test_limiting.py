"""What may be done only so often."""

import tracemalloc
from datetime import UTC, datetime, timedelta

import pytest
from starlette.requests import Request

from configurator.runtime.limiting import MOST, Limit, Limiter, TooOften
from configurator.web.connections.client import client_of
from configurator.web.refusals import refused

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
THRICE = Limit("mails", 3, timedelta(minutes=15))


def minutes(number: float) -> datetime:
    return NOON + timedelta(minutes=number)


def test_more_than_the_limit_is_refused_until_the_first_is_long_enough_ago() -> None:
    limiter = Limiter()
    for minute in (0, 5, 10):
        limiter.count(THRICE, "ada", minutes(minute))
    with pytest.raises(TooOften) as error:
        limiter.count(THRICE, "ada", minutes(14))
    assert error.value.wait == timedelta(minutes=1)
    answer = refused(error.value)
    assert (answer.status, answer.headers) == (429, {"Retry-After": "60"})
    limiter.count(THRICE, "ada", minutes(15))
    with pytest.raises(TooOften):
        limiter.count(THRICE, "ada", minutes(19))


def test_one_does_not_use_up_the_limit_of_another() -> None:
    limiter = Limiter()
    for _ in range(3):
        limiter.count(THRICE, "ada", NOON)
    limiter.count(THRICE, "bob", NOON)
    limiter.count(Limit("other", 1, timedelta(minutes=1)), "ada", NOON)


def test_who_proves_who_they_are_begins_anew() -> None:
    limiter = Limiter()
    for _ in range(3):
        limiter.count(THRICE, "ada", NOON)
    limiter.forgive(THRICE, "ada")
    limiter.count(THRICE, "ada", NOON)


def test_memory_is_bounded_and_those_seen_last_are_remembered() -> None:
    limiter = Limiter(most=2)
    once = Limit("once", 1, timedelta(days=1))
    for who in ("ada", "bob", "cleo"):
        limiter.count(once, who, NOON)
    with pytest.raises(TooOften):
        limiter.count(once, "cleo", NOON)
    limiter.count(once, "ada", NOON)


def test_a_name_of_any_length_takes_no_more_memory_than_another() -> None:
    limiter = Limiter()
    tracemalloc.start()
    try:
        for number in range(MOST + 1_000):
            limiter.count(THRICE, f"{number}" + "x" * (60_000 if number % 1_000 == 0 else 10), NOON)
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert taken < 8_000_000


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("testclient", "testclient", True),
    ],
)
def test_a_client_is_an_address_and_a_home_has_many_of_the_new_ones(one: str, other: str, same: bool) -> None:
    assert (client_of(asking(one)) == client_of(asking(other))) is same


def asking(host: str) -> Request:
    return Request({"type": "http", "client": (host, 50_000), "headers": []})
