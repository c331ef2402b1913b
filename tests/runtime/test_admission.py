"""Expensive work: a few at a time, a bounded queue, and who is known does not stand behind strangers."""

import asyncio

import pytest

from configurator.runtime.admission import Admission
from configurator.runtime.limiting import TooOften
from tests.loop import awaited


class Hall:
    """Visitors who stay until they are let go."""

    def __init__(self, admission: Admission) -> None:
        self.admission = admission
        self.inside: list[str] = []
        self.begun: list[str] = []
        self.go = asyncio.Event()

    async def visit(self, name: str, known: str = "") -> None:
        async with self.admission.place(known):
            self.inside.append(name)
            self.begun.append(name)
            try:
                await self.go.wait()
            finally:
                self.inside.remove(name)

    async def send(self, *names: str, known: str = "") -> list["asyncio.Task[None]"]:
        tasks = [asyncio.create_task(self.visit(name, known)) for name in names]
        for _ in range(5):
            await asyncio.sleep(0)
        return tasks


def test_two_work_twenty_wait_and_the_rest_are_sent_away() -> None:
    async def story() -> None:
        hall = Hall(Admission())
        tasks = await hall.send(*(f"v{number}" for number in range(25)))
        assert hall.inside == ["v0", "v1"]
        refused = [task for task in tasks if task.done()]
        assert len(refused) == 3
        for task in refused:
            with pytest.raises(TooOften):
                task.result()
        hall.go.set()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert hall.begun == [f"v{number}" for number in range(22)]
        await hall.send("later")
        assert hall.begun[-1] == "later"

    awaited(story())


def test_who_is_known_has_a_queue_of_their_own_and_goes_first() -> None:
    async def story() -> None:
        hall = Hall(Admission(at_once=1, waiting=2))
        strangers = await hall.send("working", "s1", "s2", "turned away")
        known = await hall.send("ada", "ada again", "one too many", known="ada")
        hall.go.set()
        results = await asyncio.gather(*strangers, *known, return_exceptions=True)
        assert hall.begun == ["working", "ada", "ada again", "s1", "s2"]
        assert [index for index, result in enumerate(results) if isinstance(result, TooOften)] == [3, 6]

    awaited(story())


def test_those_who_are_known_take_turns() -> None:
    async def story() -> None:
        hall = Hall(Admission(at_once=1, of_one=9))
        tasks = await hall.send("working")
        tasks += await hall.send("ada 1", "ada 2", "ada 3", "ada 4", known="ada")
        tasks += await hall.send("bob 1", "bob 2", known="bob")
        tasks += await hall.send("cyd 1", known="cyd")
        tasks[2].cancel()
        hall.go.set()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert hall.begun == ["working", "ada 1", "bob 1", "cyd 1", "ada 3", "bob 2", "ada 4"]

    awaited(story())


def test_who_goes_away_while_waiting_leaves_no_place_behind() -> None:
    async def story() -> None:
        hall = Hall(Admission(at_once=1, waiting=2))
        first, second, third = await hall.send("first", "second", "third")
        second.cancel()
        first.cancel()
        await asyncio.gather(first, second, return_exceptions=True)
        await asyncio.sleep(0)
        assert hall.begun == ["first", "third"]
        third.cancel()
        await asyncio.gather(third, return_exceptions=True)
        await hall.send("fourth")
        assert hall.inside == ["fourth"]

    awaited(story())


@pytest.mark.parametrize("order", [1, -1])
def test_all_who_work_and_wait_may_go_away_together(order: int) -> None:
    async def story() -> None:
        admission = Admission(at_once=1)
        hall = Hall(admission)
        tasks = await hall.send("works", "waits", "waits too")
        for task in tasks[::order]:
            task.cancel()
        gone = await asyncio.gather(*tasks, return_exceptions=True)
        assert [type(each) for each in gone] == [asyncio.CancelledError] * 3
        again = Hall(admission)
        (task,) = await again.send("another")
        assert again.inside == ["another"]
        again.go.set()
        await task

    awaited(story())


def test_a_place_that_is_given_to_somebody_who_goes_away_is_handed_on() -> None:
    async def story() -> None:
        hall = Hall(Admission(at_once=1))
        first, second = await hall.send("first", "second")
        hall.go.set()
        await first
        second.cancel()
        await asyncio.gather(second, return_exceptions=True)
        hall.go.clear()
        await hall.send("third")
        assert hall.inside == ["third"]

    awaited(story())


def test_what_fails_inside_gives_its_place_back() -> None:
    async def story() -> None:
        admission = Admission(at_once=1, waiting=0)
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                async with admission.place("ada"):
                    raise ZeroDivisionError

    awaited(story())
