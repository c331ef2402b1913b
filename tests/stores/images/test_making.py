"""Pictures are made once, a few at a time, and waited for without a thread."""

import asyncio
from collections.abc import Iterator
from threading import Event

import pytest

from configurator.runtime.admission import Admission
from configurator.stores.images.errors import Busy
from configurator.stores.images.making import Making
from tests.loop import awaited


class Painter:
    """Counts how often it draws, and draws when told to."""

    def __init__(self, *, at_once: bool = False) -> None:
        self.times = 0
        self.begun = Event()
        self.may_end = Event()
        if at_once:
            self.may_end.set()

    def __call__(self) -> int:
        self.times += 1
        self.begun.set()
        assert self.may_end.wait(10)
        return self.times


@pytest.fixture
def making() -> Iterator[Making]:
    making = Making(Admission(waiting=99, of_one=99).place)
    yield making
    making.close()


async def seen(event: Event) -> None:
    while not event.is_set():
        await asyncio.sleep(0.005)


def test_many_who_ask_at_once_wait_for_one_drawing(making: Making) -> None:
    async def story() -> None:
        painter = Painter()
        asked = [asyncio.create_task(making.made("a", painter, "ann")) for _ in range(100)]
        await seen(painter.begun)
        painter.may_end.set()
        assert await asyncio.gather(*asked) == [1] * 100
        assert await making.made("a", painter, "ann") == 2

    awaited(story())


def test_a_few_are_made_at_once_and_the_others_in_turn(making: Making) -> None:
    async def story() -> None:
        painters = [Painter() for _ in range(5)]
        asked = [asyncio.create_task(making.made(number, painter, "ann")) for number, painter in enumerate(painters)]
        await seen(painters[1].begun)
        await asyncio.sleep(0.05)
        assert [painter.begun.is_set() for painter in painters] == [True, True, False, False, False]
        for painter in painters:
            painter.may_end.set()
        assert await asyncio.gather(*asked) == [1] * 5

    awaited(story())


def test_nobody_waits_for_all_that_another_client_asks(making: Making) -> None:
    """Nor where it is one of the pictures that the other asked for first."""

    async def story() -> None:
        busy, crowd, shared, own = [Painter(), Painter()], [Painter() for _ in range(50)], Painter(), Painter()
        asked = [asyncio.create_task(making.made(painter, painter, "many")) for painter in (*busy, *crowd, shared)]
        await seen(busy[1].begun)
        few = [asyncio.create_task(making.made(painter, painter, "few")) for painter in (shared, own)]
        await asyncio.sleep(0)
        for painter in (*busy, *crowd[:2], shared, own):
            painter.may_end.set()
        assert await asyncio.gather(*few) == [1, 1]
        assert sum(painter.begun.is_set() for painter in crowd) < 5
        for painter in crowd:
            painter.may_end.set()
        assert await asyncio.gather(*asked) == [1] * 53

    awaited(story())


def test_a_client_who_goes_leaves_the_picture_to_the_others(making: Making) -> None:
    async def story() -> None:
        busy, shared = [Painter(), Painter()], Painter(at_once=True)
        asked = [asyncio.create_task(making.made(painter, painter, "many")) for painter in busy]
        leaving, staying = (asyncio.create_task(making.made("a", shared, name)) for name in ("ann", "ben"))
        await seen(busy[1].begun)
        leaving.cancel()
        for painter in busy:
            painter.may_end.set()
        assert await staying == 1
        await asyncio.gather(*asked)

    awaited(story())


def test_who_waits_too_long_is_told_and_the_picture_is_still_made() -> None:
    async def story() -> None:
        making, slow, later = (
            Making(Admission(at_once=1, of_one=9).place, patience=0.05),
            Painter(),
            Painter(at_once=True),
        )
        with pytest.raises(Busy):
            await asyncio.gather(making.made("slow", slow, "ann"), making.made("later", later, "ann"))
        slow.may_end.set()
        assert await making.made("slow", slow, "ann") == 1
        making.close()
        assert later.times == 0

    awaited(story())


def test_what_nobody_waits_for_any_more_is_not_begun(making: Making) -> None:
    async def story() -> None:
        busy, left = [Painter(), Painter()], Painter(at_once=True)
        asked = [asyncio.create_task(making.made(number, painter, "ann")) for number, painter in enumerate(busy)]
        leaving = asyncio.create_task(making.made("left", left, "ann"))
        await seen(busy[1].begun)
        leaving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await leaving
        for painter in busy:
            painter.may_end.set()
        await asyncio.gather(*asked)
        assert left.times == 0
        assert await making.made("left", left, "ann") == 1

    awaited(story())


def test_all_who_wait_get_its_failure_and_it_is_not_kept(making: Making) -> None:
    def fails() -> int:
        raise LookupError("no such layer")

    async def story() -> None:
        found = await asyncio.gather(*(making.made("a", fails, "ann") for _ in range(3)), return_exceptions=True)
        assert [type(each) for each in found] == [LookupError] * 3
        assert await making.made("a", Painter(at_once=True), "ann") == 1

    awaited(story())
