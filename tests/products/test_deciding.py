"""Small evaluations run in place, others in a few threads, and too many are sent away."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from threading import Event, get_ident
from typing import Any, cast

import pytest
from starlette.requests import ClientDisconnect

from configurator.products import deciding
from configurator.products.deciding import IN_PLACE, SMALL_PRODUCT, STRETCH, Leaving, decided, designed
from configurator.products.errors import TooManyAtOnce, Undecided
from configurator.runtime.admission import Admission
from configurator.runtime.services import Services
from layers.evaluation.product import Product
from layers.solver.effort import report
from tests.loop import awaited


@dataclass
class Sized:
    """A product of which only the size matters here."""

    size: int = 10


@dataclass
class Asking:
    """Services of which only the places of evaluations matter here."""

    questions: Admission = field(default_factory=Admission)
    designing: Admission = field(default_factory=lambda: Admission(at_once=1, waiting=1))

    async def ask(
        self, work: Callable[[], Any], size: int = 10, client: str = "", leaving: Leaving | None = None
    ) -> Any:
        return await decided(cast(Services, self), cast(Product, Sized(size)), work, client, leaving)


def steps(number: int) -> Callable[[], int]:
    """Work that takes so many steps; it answers with its thread."""

    def work() -> int:
        for _ in range(10):
            report(number // 10)
        return get_ident()

    return work


def test_an_evaluation_of_few_steps_runs_in_place() -> None:
    async def story() -> bool:
        return await Asking().ask(steps(IN_PLACE)) == get_ident()

    assert awaited(story())


@pytest.mark.parametrize(("number", "size"), [(IN_PLACE * 2, SMALL_PRODUCT), (10, SMALL_PRODUCT + 1)])
def test_an_evaluation_of_many_steps_or_of_a_large_product_runs_elsewhere(number: int, size: int) -> None:
    async def story() -> bool:
        return await Asking().ask(steps(number), size) == get_ident()

    assert not awaited(story())


def test_what_is_refused_in_place_is_refused() -> None:
    def work() -> None:
        raise Undecided

    async def story() -> None:
        with pytest.raises(Undecided):
            await Asking().ask(work)

    awaited(story())


def test_an_evaluation_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "LONGEST", 0.05)

    def work() -> None:
        while True:
            report(1)

    async def story() -> None:
        with pytest.raises(Undecided):
            await Asking().ask(work)

    awaited(story())


def test_beyond_its_places_an_evaluation_is_sent_away_and_small_ones_are_still_answered() -> None:
    async def story() -> None:
        ended, asking = Event(), Asking(Admission(at_once=1, waiting=1))

        def long() -> str:
            report(IN_PLACE * 2)
            ended.wait(10)
            return "answered"

        first, second = (asyncio.create_task(asking.ask(long)) for _ in range(2))
        await asyncio.sleep(0.05)
        with pytest.raises(TooManyAtOnce):
            await asking.ask(long)
        assert await asking.ask(steps(10)) == get_ident()
        ended.set()
        assert [await first, await second] == ["answered", "answered"]

    awaited(story())


def test_one_client_cannot_have_all_the_places() -> None:
    async def story() -> None:
        ended, asking = Event(), Asking(Admission(at_once=1, waiting=3, of_one=2))

        def long() -> str:
            report(IN_PLACE * 2)
            ended.wait(10)
            return "answered"

        greedy = [asyncio.create_task(asking.ask(long, client="192.0.2.1")) for _ in range(2)]
        await asyncio.sleep(0.05)
        with pytest.raises(TooManyAtOnce):
            await asking.ask(long, client="192.0.2.1")
        other = asyncio.create_task(asking.ask(long, client="192.0.2.2"))
        await asyncio.sleep(0.05)
        ended.set()
        assert [await each for each in [*greedy, other]] == ["answered"] * 3

    awaited(story())


def test_what_a_designer_waits_for_pauses_so_that_others_come_in_between(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses = list[float]()
    monkeypatch.setattr("configurator.products.deciding.time.sleep", pauses.append)

    def work(seconds: float) -> None:
        until = time.thread_time() + seconds
        while time.thread_time() < until:
            report(1)

    async def story() -> None:
        asking = Asking()
        await asking.ask(partial(work, 0.02), size=SMALL_PRODUCT + 1)
        assert pauses == []
        await designed(cast(Services, asking), partial(work, 0.02))

    awaited(story())
    assert 10 <= len(pauses) <= 20
    assert set(pauses) == {STRETCH}


def test_a_draft_is_looked_at_one_at_a_time_and_takes_no_shoppers_place() -> None:
    async def story() -> None:
        ended, asking = Event(), Asking(Admission(at_once=1, waiting=0))

        def long() -> bool:
            return ended.wait(10)

        first, second = (asyncio.create_task(designed(cast(Services, asking), long)) for _ in range(2))
        await asyncio.sleep(0.05)
        with pytest.raises(TooManyAtOnce):
            await designed(cast(Services, asking), long)
        assert await asking.ask(steps(IN_PLACE * 2)) != get_ident()
        ended.set()
        assert [await first, await second] == [True, True]

    awaited(story())


@pytest.mark.parametrize("kind", ["shopper", "designer"])
@pytest.mark.parametrize("client", ["goes", "is told that the server stops"])
def test_work_that_nobody_waits_for_any_more_ends(kind: str, client: str) -> None:
    async def story() -> None:
        asking, begun, over, gone = Asking(), Event(), Event(), asyncio.Event()

        async def leaving() -> None:
            await gone.wait()

        def endless() -> None:
            try:
                report(IN_PLACE * 2)
                begun.set()
                while True:
                    report(1)
            finally:
                if begun.is_set():
                    over.set()

        services = cast(Services, asking)
        asked = asking.ask(endless, leaving=leaving), designed(services, endless, leaving)
        waiting, other = asked if kind == "shopper" else reversed(asked)
        other.close()
        task = asyncio.create_task(waiting)
        while not begun.is_set():
            await asyncio.sleep(0.005)
        gone.set() if client == "goes" else task.cancel()
        with pytest.raises(ClientDisconnect if client == "goes" else asyncio.CancelledError):
            await task
        assert over.wait(10)

    awaited(story())


def test_who_stays_gets_the_answer_or_the_refusal() -> None:
    async def stays() -> None:
        await asyncio.sleep(60)

    def refused() -> None:
        report(IN_PLACE * 2)
        raise Undecided

    async def story() -> None:
        assert await Asking().ask(steps(IN_PLACE * 2), leaving=stays) != get_ident()
        with pytest.raises(Undecided):
            await Asking().ask(refused, leaving=stays)

    awaited(story())
