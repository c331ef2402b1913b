"""Pictures are made once, a few at a time, and waited for without a thread."""

import asyncio
from collections.abc import Iterator
from threading import Event

import pytest

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
    making = Making()
    yield making
    making.close()


async def seen(event: Event) -> None:
    while not event.is_set():
        await asyncio.sleep(0.005)


def test_many_who_ask_at_once_wait_for_one_drawing(making: Making) -> None:
    async def story() -> None:
        painter = Painter()
        asked = [asyncio.create_task(making.made("a", painter)) for _ in range(100)]
        await seen(painter.begun)
        painter.may_end.set()
        assert await asyncio.gather(*asked) == [1] * 100
        assert await making.made("a", painter) == 2

    awaited(story())


def test_a_few_are_made_at_once_and_the_others_in_turn(making: Making) -> None:
    async def story() -> None:
        painters = [Painter() for _ in range(5)]
        asked = [asyncio.create_task(making.made(number, painter)) for number, painter in enumerate(painters)]
        await seen(painters[1].begun)
        await asyncio.sleep(0.05)
        assert [painter.begun.is_set() for painter in painters] == [True, True, False, False, False]
        for painter in painters:
            painter.may_end.set()
        assert await asyncio.gather(*asked) == [1] * 5

    awaited(story())


def test_who_waits_too_long_is_told_and_the_picture_is_still_made() -> None:
    async def story() -> None:
        making, slow, later = Making(at_once=1, patience=0.05), Painter(), Painter(at_once=True)
        with pytest.raises(Busy):
            await asyncio.gather(making.made("slow", slow), making.made("later", later))
        slow.may_end.set()
        assert await making.made("slow", slow) == 1
        making.close()
        assert later.times == 0

    awaited(story())


def test_what_nobody_waits_for_any_more_is_not_begun(making: Making) -> None:
    async def story() -> None:
        busy, left = [Painter(), Painter()], Painter(at_once=True)
        asked = [asyncio.create_task(making.made(number, painter)) for number, painter in enumerate(busy)]
        leaving = asyncio.create_task(making.made("left", left))
        await seen(busy[1].begun)
        leaving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await leaving
        for painter in busy:
            painter.may_end.set()
        await asyncio.gather(*asked)
        assert left.times == 0
        assert await making.made("left", left) == 1

    awaited(story())


def test_all_who_wait_get_its_failure_and_it_is_not_kept(making: Making) -> None:
    def fails() -> int:
        raise LookupError("no such layer")

    async def story() -> None:
        found = await asyncio.gather(*(making.made("a", fails) for _ in range(3)), return_exceptions=True)
        assert [type(each) for each in found] == [LookupError] * 3
        assert await making.made("a", Painter(at_once=True)) == 1

    awaited(story())
