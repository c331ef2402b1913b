"""What is over long enough is forgotten by itself, and not a day earlier."""

import asyncio
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from configurator.privacy.retaining import forget_old, purge, retire
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from configurator.runtime.services import Services
from configurator.stores.ledger.books.people import LinkPurpose, SessionKind
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Customer, Order
from settings import Settings, Settlement
from settings.model import Privacy
from tests.api.shop import Clock
from tests.loop import awaited
from tests.privacy.house import ADDRESS, TRILLIAN, House

MONTH = Privacy(orders_days=30)


def retired(house: House, privacy: Privacy = MONTH, limit: int = 10) -> int:
    return house.ledger.write(retire, privacy, house.desk.now, limit).result().orders


def nameless(house: House, order: Order) -> bool:
    return house.look(order).customer == Customer("", "")


def finished(house: House) -> Order:
    """Paid, shipped and delivered."""
    order = house.order()
    house.desk.pay(order)
    house.desk.ship(order)
    return house.desk.deliver(order)


def test_a_finished_order_loses_its_customer_after_as_many_days(house: House) -> None:
    order = finished(house)
    house.desk.wait(days=30)
    assert retired(house) == 0
    house.desk.wait(seconds=1)
    assert retired(house) == 1
    assert nameless(house, order)
    assert house.audit_entries()[-1] == ("customer.retired", "", "1")
    assert retired(house) == 0


def test_the_days_count_from_the_last_thing_that_happened(house: House) -> None:
    order = house.order()
    house.desk.pay(order)
    house.desk.ship(order)
    house.desk.wait(days=29)
    house.desk.deliver(order)
    house.desk.wait(days=29)
    assert retired(house) == 0
    house.desk.wait(days=2)
    assert retired(house) == 1


def test_shipped_and_cancelled_orders_are_finished(house: House) -> None:
    shipped, cancelled = house.order(), house.order()
    house.desk.pay(shipped)
    house.desk.ship(shipped)
    house.desk.cancel(cancelled)
    house.desk.wait(days=31)
    assert retired(house) == 2


def test_an_order_that_became_another_is_finished(house: House) -> None:
    house.desk.set("orders", settlement=Settlement.WHEN_AVAILABLE)
    order = house.order(options="gold")
    house.desk.receive("GOLD", 1)
    house.desk.checkout(house.desk.purchase(order, order.lines[0].id).cart)
    house.desk.wait(days=31)
    assert retired(house) == 1
    assert nameless(house, order)


def test_open_orders_and_those_with_money_owed_keep_their_customer(house: House) -> None:
    waiting, unpaid, refund = house.order(options="gold"), house.order(), house.order()
    house.desk.ship(unpaid)
    house.desk.pay(refund)
    house.desk.cancel(refund)
    house.desk.wait(days=3000)
    assert retired(house) == 0
    house.desk.pay(unpaid)
    house.desk.refund(refund)
    house.desk.wait(days=31)
    assert retired(house) == 2
    assert not nameless(house, waiting)


def test_nothing_is_forgotten_where_the_shop_says_never(house: House) -> None:
    finished(house)
    house.desk.wait(days=30_000)
    assert retired(house, Privacy(orders_days=None)) == 0


def test_each_order_loses_its_own_customers_name_only(house: House) -> None:
    his, hers = finished(house), house.order(TRILLIAN)
    house.desk.cancel(hers)
    for order in (his, hers):
        house.ledger.write(
            lambda books, order=order: books.notes.add(order.number, "Kim", "Zaphod or Tricia?", house.desk.now)
        ).result()
    house.desk.wait(days=31)
    assert retired(house) == 2
    assert (house.notes(his), house.notes(hers)) == (["… or Tricia?"], ["Zaphod or …?"])


def test_mails_about_an_order_go_with_its_customer_and_others_stay(house: House) -> None:
    finished(house)
    house.desk.wait(days=31)
    newer = house.order()
    assert retired(house) == 1
    assert [(mail.kind, mail.subject) for mail in house.desk.mails() if mail.address] == [
        ("order_placed", newer.number)
    ]


def test_many_are_retired_a_few_at_a_time(house: House) -> None:
    for _ in range(3):
        house.desk.cancel(house.order())
    house.desk.wait(days=31)
    assert [retired(house, limit=2), retired(house, limit=2), retired(house, limit=2)] == [2, 1, 0]


def test_mails_that_ended_are_removed_after_their_days_and_waiting_ones_never(house: House) -> None:
    house.order()
    house.order()
    first, second = house.desk.mails()
    house.ledger.write(lambda books: books.mails.save(first.sent(house.desk.now))).result()
    purged(house, Privacy(mails_days=10))
    assert len(house.desk.mails()) == 2
    house.desk.wait(days=11)
    purged(house, Privacy(mails_days=None))
    assert len(house.desk.mails()) == 2
    purged(house, Privacy(mails_days=10))
    assert [mail.id for mail in house.desk.mails()] == [second.id]


def test_sign_ups_that_are_over_are_removed_with_the_mails_and_open_ones_are_not(house: House) -> None:
    now = house.desk.now

    def sign_up(books: Books) -> None:
        notified, ended, _ = (books.waits.add(f"w{n}", ADDRESS, "GOLD", "watch", "gold", "en", now) for n in range(3))
        books.waits.save([replace(notified, told_at=now), replace(ended, ended_at=now)])

    house.ledger.write(sign_up).result()
    house.desk.wait(days=11)
    purged(house, Privacy(mails_days=10))
    assert [wait.digest for wait in house.data().waits] == ["w2"]


def test_entries_of_the_audit_log_are_removed_after_their_days(house: House) -> None:
    house.desk.receive("STEEL", 1)
    house.desk.wait(days=11)
    house.desk.receive("STEEL", 2)
    purged(house, Privacy(audit_days=None))
    before = house.audit_entries()
    purged(house, Privacy(audit_days=10))
    assert house.audit_entries() == before[-1:]


def test_sessions_and_links_are_removed_once_they_are_over_for_a_day(house: House) -> None:
    now = house.desk.now

    def come(books: Books) -> None:
        for name, days in (("short", 1), ("long", 20)):
            until = now + timedelta(days=days)
            books.people.open_session(SessionKind.CUSTOMER, ADDRESS, name, "Firefox", now, until)
            books.people.add_link(LinkPurpose.CUSTOMER, ADDRESS, name, now, until)

    house.ledger.write(come).result()
    house.desk.wait(days=3)
    purged(house, Privacy())
    found = house.data()
    assert ([each.digest for each in found.sessions], [each.digest for each in found.links]) == (["long"], ["long"])


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    services = open_services(Config(data=tmp_path), Clock(datetime(2026, 11, 22, 12, tzinfo=UTC)))
    yield services
    services.close()


def test_letters_in_the_folder_go_with_their_mails(services: Services) -> None:
    settings = Settings(privacy=Privacy(mails_days=10))
    services.catalogue.save_settings(settings, services.catalogue.settings_etag())
    folder = services.config.data / "outbox"
    folder.mkdir()
    old, new = folder / "20260101T000000Z-login-1.eml", folder / "20261122T000000Z-login-2.eml"
    for path, days in ((old, 11), (new, 9)):
        path.write_bytes(b"To: zaphod@heartofgold.example\n\n")
        at = (services.now() - timedelta(days=days)).timestamp()
        os.utime(path, (at, at))
    awaited(forget_old(services))
    assert sorted(folder.iterdir()) == [new]


def test_each_step_waits_for_other_long_work(services: Services) -> None:
    async def story() -> None:
        async with services.stepping:
            forgetting = asyncio.create_task(forget_old(services))
            await asyncio.sleep(0.3)
            assert not forgetting.done()
        await forgetting

    awaited(story())


def purged(house: House, privacy: Privacy) -> None:
    while house.ledger.write(purge, privacy, house.desk.now).result():
        pass
