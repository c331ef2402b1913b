"""Telling people that something is back: once, to an address that confirmed it, and only if it can be had."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from configurator.ordering.news.waits import (
    Wanted,
    can_be_had,
    confirm_wait,
    end_wait,
    forget_unconfirmed,
    is_back,
    notify_all_waits,
    part_of,
    request_notification,
    wait_on,
)
from configurator.stores.ledger.books.mails import Mail, MailKind
from configurator.stores.ledger.books.waits import Wait
from layers.document.line_demand import Part
from layers.document.model import BackorderChoice
from layers.stock.stock import StockItem, supply
from tests.ordering.desk import Desk
from tests.stores.ledger.stores import opened

ADA, BOB = "ada@example.com", "bob@example.com"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.design(strap="STRAP", pair=("STRAP", 2), dial="DIAL", plain=None)
    desk.stock("STRAP", 0)
    desk.stock("DIAL", 0)
    return desk


def ask(desk: Desk, layer: str = "strap", sku: str = "STRAP", email: str = ADA) -> None:
    desk.wait(seconds=1)
    desk.ledger.write(request_notification, Wanted("watch", layer, sku), email, "en", desk.now).result()


def sent(desk: Desk, kind: MailKind) -> list[Mail]:
    return [mail for mail in desk.mails() if mail.kind is kind]


def link(mail: Mail) -> str:
    """The token of a mail's link."""
    named = str(mail.body.get("unsubscribe") or mail.body["link"])
    return named.split("/")[2]


def confirm(desk: Desk, place: int = -1) -> Wait | None:
    token = link(sent(desk, MailKind.WAIT_CONFIRM)[place])
    return desk.ledger.write(confirm_wait, desk.shop, token, desk.now).result()


def confirmed(desk: Desk, layer: str = "strap", sku: str = "STRAP", email: str = ADA) -> Wait:
    ask(desk, layer, sku, email)
    wait = confirm(desk)
    assert wait
    return wait


def end(desk: Desk, token: str, all_of_them: bool = False) -> Wait | None:
    return desk.ledger.write(end_wait, token, desk.now, all_of_them=all_of_them).result()


def stored(desk: Desk, wait: Wait) -> Wait:
    found = desk.ledger.read(lambda books: books.waits.get(wait.id))
    assert found
    return found


def notified(desk: Desk) -> list[str | None]:
    """Who was notified that something is back."""
    return [mail.address for mail in sent(desk, MailKind.WAIT_BACK)]


def test_nobody_is_notified_who_did_not_confirm(desk: Desk) -> None:
    ask(desk)
    desk.receive("STRAP", 1)
    assert notified(desk) == []


def test_whoever_confirmed_is_notified_once(desk: Desk) -> None:
    confirmed(desk)
    desk.receive("STRAP", 1)
    desk.receive("STRAP", 1)
    desk.count("STRAP", 0)
    desk.receive("STRAP", 5)
    assert notified(desk) == [ADA]


def test_everybody_who_waits_for_it_is_notified_and_nobody_who_waits_for_something_else(desk: Desk) -> None:
    confirmed(desk, email=ADA)
    confirmed(desk, "dial", "DIAL", BOB)
    confirmed(desk, email="eve@example.com")
    desk.receive("STRAP", 1)
    assert sorted(notified(desk), key=str) == [ADA, "eve@example.com"]


def test_many_are_notified_in_steps_first_come_first(desk: Desk) -> None:
    desk.shop = replace(desk.shop, lines_at_once=2)
    people = [f"{number}@example.com" for number in range(6)]
    for person in people[:3]:
        confirmed(desk, email=person)
    confirmed(desk, "dial", "DIAL", BOB)
    for person in people[3:]:
        confirmed(desk, "pair", email=person)
    last = confirmed(desk, email=ADA)
    desk.receive("STRAP", 1)
    assert notified(desk) == people[:2]
    end(desk, link(sent(desk, MailKind.WAIT_CONFIRM)[-1]))
    desk.hand_out(2)
    assert notified(desk) == people[:3]
    desk.receive("STRAP", 1)
    desk.hand_out_everything()
    assert notified(desk) == people
    assert stored(desk, last).told_at is None


def test_who_was_not_notified_when_the_server_ended_is_so_at_its_next_start(desk: Desk, tmp_path: Path) -> None:
    desk.shop = replace(desk.shop, lines_at_once=1)
    for person in (ADA, BOB):
        confirmed(desk, email=person)
    desk.receive("STRAP", 1)
    assert notified(desk) == [ADA]
    desk.ledger.close()
    with opened("sqlite", tmp_path) as ledger:
        desk.ledger = ledger
        desk.hand_out_everything()
        assert notified(desk) == [ADA, BOB]


def test_of_what_is_gone_before_their_step_nobody_is_notified(desk: Desk) -> None:
    desk.shop = replace(desk.shop, lines_at_once=1)
    for person in (ADA, BOB):
        confirmed(desk, email=person)
    desk.receive("STRAP", 1)
    desk.order(("strap", 1))
    desk.hand_out_everything()
    assert notified(desk) == [ADA]


def test_what_is_back_without_a_movement_is_found_by_looking_and_everybody_notified_is_counted(desk: Desk) -> None:
    def look() -> int:
        return desk.ledger.write(notify_all_waits, desk.shop, desk.now).result()

    confirmed(desk, email=ADA)
    confirmed(desk, email=BOB)
    confirmed(desk, "dial", "DIAL", BOB)
    assert look() == 0
    desk.design(strap=None, dial="DIAL")
    assert (look(), look()) == (2, 0)
    assert sorted(notified(desk), key=str) == [ADA, BOB]


def test_who_waits_already_is_asked_nothing_again(desk: Desk) -> None:
    confirmed(desk)
    ask(desk)
    assert len(sent(desk, MailKind.WAIT_CONFIRM)) == 1


def test_who_never_confirmed_gets_a_new_link_and_the_old_one_is_worthless(desk: Desk) -> None:
    ask(desk)
    ask(desk)
    assert confirm(desk, 0) is None
    wait = confirm(desk, 1)
    assert wait
    assert wait.confirmed_at == desk.now
    assert len(desk.ledger.read(lambda books: books.waits.of_email(ADA))) == 1


def test_who_was_notified_may_ask_anew(desk: Desk) -> None:
    confirmed(desk)
    desk.receive("STRAP", 1)
    desk.count("STRAP", 0)
    confirmed(desk)
    desk.receive("STRAP", 1)
    assert notified(desk) == [ADA, ADA]


def test_confirming_twice_changes_nothing(desk: Desk) -> None:
    first = confirmed(desk)
    desk.wait(hours=1)
    again = confirm(desk)
    assert again
    assert again.confirmed_at == first.confirmed_at


def test_what_is_back_when_it_is_confirmed_is_notified_at_once_and_not_again(desk: Desk) -> None:
    ask(desk)
    desk.receive("STRAP", 1)
    wait = confirm(desk)
    assert wait
    assert wait.told_at == desk.now
    desk.receive("STRAP", 1)
    assert notified(desk) == [ADA]


def test_a_link_that_nobody_was_sent_does_nothing(desk: Desk) -> None:
    assert desk.ledger.write(confirm_wait, desk.shop, "nobody", desk.now).result() is None
    assert end(desk, "nobody") is None


def test_the_link_of_the_mail_that_it_is_back_is_the_one_that_works_from_then_on(desk: Desk) -> None:
    confirmed(desk)
    desk.receive("STRAP", 1)
    old, new = link(sent(desk, MailKind.WAIT_CONFIRM)[0]), link(sent(desk, MailKind.WAIT_BACK)[0])
    assert end(desk, old) is None
    assert end(desk, new)


def test_whoever_ends_it_hears_no_more_of_it_and_still_of_the_rest(desk: Desk) -> None:
    ask(desk)
    token = link(sent(desk, MailKind.WAIT_CONFIRM)[0])
    confirm(desk)
    confirmed(desk, "dial", "DIAL")
    end(desk, token)
    desk.receive("STRAP", 1)
    desk.receive("DIAL", 1)
    assert [mail.subject for mail in sent(desk, MailKind.WAIT_BACK)] == ["DIAL"]


def test_whoever_ends_all_of_them_hears_of_nothing_and_others_do(desk: Desk) -> None:
    ask(desk)
    token = link(sent(desk, MailKind.WAIT_CONFIRM)[0])
    confirm(desk)
    confirmed(desk, "dial", "DIAL")
    confirmed(desk, email=BOB)
    end(desk, token, all_of_them=True)
    desk.receive("STRAP", 1)
    desk.receive("DIAL", 1)
    assert notified(desk) == [BOB]


def test_what_is_over_is_not_ended_again(desk: Desk) -> None:
    ask(desk)
    token = link(sent(desk, MailKind.WAIT_CONFIRM)[0])
    wait = confirm(desk)
    assert wait
    end(desk, token)
    before = stored(desk, wait).ended_at
    desk.wait(hours=1)
    end(desk, token, all_of_them=True)
    assert stored(desk, wait).ended_at == before


def test_an_option_that_takes_two_is_back_with_two(desk: Desk) -> None:
    confirmed(desk, "pair")
    desk.receive("STRAP", 1)
    assert notified(desk) == []
    desk.receive("STRAP", 1)
    assert notified(desk) == [ADA]


def test_an_option_that_takes_another_item_by_now_does_not_come_back(desk: Desk) -> None:
    wait = confirmed(desk)
    desk.design(strap="OTHER", dial="DIAL")
    desk.stock("OTHER", 5)
    desk.receive("STRAP", 1)
    assert notified(desk) == []
    assert not is_back(desk.shop, wait, desk.ledger.snapshot.items, desk.now)


def test_an_option_that_takes_nothing_by_now_is_there(desk: Desk) -> None:
    wait = confirmed(desk)
    desk.design(strap=None)
    assert is_back(desk.shop, wait, desk.ledger.snapshot.items, desk.now)


def test_what_is_no_longer_made_does_not_come_back(desk: Desk) -> None:
    wait = confirmed(desk)
    desk.design(dial="DIAL")
    assert not is_back(desk.shop, wait, desk.ledger.snapshot.items, desk.now)
    desk.products.clear()
    assert not is_back(desk.shop, wait, desk.ledger.snapshot.items, desk.now)


def test_whoever_was_notified_of_what_is_gone_again_goes_on_waiting(desk: Desk) -> None:
    wait = confirmed(desk)
    desk.receive("STRAP", 1)
    desk.count("STRAP", 0)
    desk.ledger.write(wait_on, stored(desk, wait)).result()
    desk.receive("STRAP", 1)
    assert notified(desk) == [ADA, ADA]


def test_a_mail_of_an_earlier_time_takes_nothing_back(desk: Desk) -> None:
    wait = confirmed(desk)
    desk.receive("STRAP", 1)
    first = stored(desk, wait)
    desk.ledger.write(wait_on, first).result()
    desk.count("STRAP", 0)
    desk.wait(hours=1)
    desk.receive("STRAP", 1)
    second = stored(desk, wait)
    desk.ledger.write(wait_on, first).result()
    assert stored(desk, wait) == second


def test_whoever_ended_it_meanwhile_does_not_go_on_waiting(desk: Desk) -> None:
    wait = confirmed(desk)
    desk.receive("STRAP", 1)
    ended = replace(stored(desk, wait), ended_at=desk.now)
    desk.ledger.write(lambda books: books.waits.save([ended])).result()
    desk.ledger.write(wait_on, ended).result()
    assert stored(desk, wait) == ended


def test_an_unconfirmed_wait_is_forgotten_after_a_week_and_a_confirmed_one_never(desk: Desk) -> None:
    ask(desk)
    confirmed(desk, "dial", "DIAL")

    def forget() -> int:
        return desk.ledger.write(forget_unconfirmed, desk.now).result()

    desk.now += timedelta(days=7) - timedelta(seconds=2)
    assert forget() == 0
    desk.wait(days=300)
    assert forget() == 1
    assert [wait.sku for wait in desk.ledger.read(lambda books: books.waits.of_email(ADA))] == ["DIAL"]


def test_what_could_be_sent_at_once_can_be_had_and_a_backorder_cannot(desk: Desk) -> None:
    product = desk.products["watch"]
    policy = desk.shop.storefront(desk.now).policy

    def had(part: Part | None, item: StockItem) -> bool:
        assert supply(item, BackorderChoice.INHERIT, policy)
        return can_be_had(part, product, {item.sku: item}, policy)

    assert had(part_of(product, "plain"), desk.item("STRAP"))
    assert part_of(product, "gone") is None
    strap, pair = part_of(product, "strap"), part_of(product, "pair")
    assert not had(strap, desk.item("STRAP"))
    desk.receive("STRAP", 1)
    assert (had(strap, desk.item("STRAP")), had(pair, desk.item("STRAP"))) == (True, False)
    desk.terms("STRAP", backorder="allow")
    assert not had(pair, desk.item("STRAP"))
