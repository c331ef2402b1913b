"""A promised date is frozen at placing and moves only when the shop reschedules the item."""

from dataclasses import replace
from datetime import date

import pytest

from configurator.ordering import Rescheduled
from configurator.ordering.errors import NoSuchItem
from configurator.ordering.rescheduling import redated
from configurator.stores.ledger.books.mails import MailKind
from layers.orders.order import Order
from layers.stock.stock import Late, Status, StockItem, StockTerms
from tests.ordering.desk import Desk


@pytest.fixture
def order(desk: Desk) -> Order:
    desk.design(strap="STRAP", dial="DIAL")
    desk.stock("STRAP", 0, backorder="allow", restock_on="2026-04-01")
    desk.stock("DIAL", 0, backorder="allow", restock_on="2026-04-01")
    return desk.order(("strap+dial", 1))


def rescheduled(desk: Desk, when: str | None, notify: bool = False) -> Rescheduled:
    day = date.fromisoformat(when) if when else None
    return desk.reschedule("STRAP", day, notify)


def dates(desk: Desk, order: Order) -> list[date | None]:
    return [option.promised_on for option in desk.look(order).lines[0].options]


def test_changing_the_terms_leaves_what_was_promised(desk: Desk, order: Order) -> None:
    desk.change_terms("STRAP", restock_on="2026-05-01")
    assert dates(desk, order) == [date(2026, 4, 1), date(2026, 4, 1)]


def test_a_later_date_moves_what_waits_for_it(desk: Desk, order: Order) -> None:
    done = rescheduled(desk, "2026-05-01")
    assert done.orders == (order.number,)
    assert done.item.terms.restock_on == date(2026, 5, 1)
    assert dates(desk, order) == [date(2026, 5, 1), date(2026, 4, 1)]
    rescheduled(desk, None)
    assert dates(desk, order)[0] is None


def test_customers_are_notified_only_if_the_shop_says_so(desk: Desk, order: Order) -> None:
    rescheduled(desk, "2026-05-01")
    assert not [mail for mail in desk.mails() if mail.kind is MailKind.ORDER_DELAYED]
    rescheduled(desk, "2026-06-01", notify=True)
    (mail,) = [mail for mail in desk.mails() if mail.kind is MailKind.ORDER_DELAYED]
    assert (mail.subject, mail.address) == (order.number, "ann@example.com")
    assert mail.body == {"sku": "STRAP", "from": "2026-05-01", "to": "2026-06-01"}


def test_who_waits_for_nothing_is_left_alone(desk: Desk, order: Order) -> None:
    desk.receive("STRAP", 1)
    assert rescheduled(desk, "2026-05-01", notify=True).orders == ()
    assert dates(desk, order) == [None, date(2026, 4, 1)]


def test_very_many_are_promised_the_new_day_in_steps_oldest_first(desk: Desk, order: Order) -> None:
    orders = [order, *(desk.order(("strap", 1)) for _ in range(2))]
    desk.shop = replace(desk.shop, lines_at_once=2)
    done = rescheduled(desk, "2026-05-01", notify=True)
    assert done.orders == tuple(one.number for one in orders)
    assert done.tasks == desk.ledger.snapshot.due.tasks
    assert [dates(desk, one)[0] for one in orders] == [date(2026, 4, 1)] * 3
    desk.hand_out(2)
    assert [dates(desk, one)[0] for one in orders] == [date(2026, 5, 1), date(2026, 5, 1), date(2026, 4, 1)]
    desk.hand_out(2)
    assert (dates(desk, orders[2]), desk.ledger.snapshot.due.tasks) == ([date(2026, 5, 1)], frozenset())
    delayed = [mail.subject for mail in desk.mails() if mail.kind is MailKind.ORDER_DELAYED]
    assert delayed == [one.number for one in orders]


def test_another_day_before_all_have_the_first_is_the_only_one_the_rest_hear_of(desk: Desk, order: Order) -> None:
    other = desk.order(("strap", 1))
    desk.shop = replace(desk.shop, lines_at_once=1)
    rescheduled(desk, "2026-05-01", notify=True)
    desk.hand_out(1)
    rescheduled(desk, "2026-06-01", notify=True)
    desk.hand_out_everything()
    assert [dates(desk, one)[0] for one in (order, other)] == [date(2026, 6, 1)] * 2
    told = [(mail.subject, mail.body["to"]) for mail in desk.mails() if mail.kind is MailKind.ORDER_DELAYED]
    assert told == [(order.number, "2026-05-01"), (order.number, "2026-06-01"), (other.number, "2026-06-01")]


def test_who_gets_the_goods_or_cancels_meanwhile_is_promised_nothing(desk: Desk, order: Order) -> None:
    cancelled, waiting = desk.order(("strap", 1)), desk.order(("strap", 1))
    desk.shop = replace(desk.shop, lines_at_once=1)
    rescheduled(desk, "2026-05-01", notify=True)
    desk.receive("STRAP", 1)
    desk.cancel(cancelled)
    desk.hand_out_everything()
    assert (dates(desk, order)[0], dates(desk, waiting)[0]) == (None, date(2026, 5, 1))
    assert [mail.subject for mail in desk.mails() if mail.kind is MailKind.ORDER_DELAYED] == [waiting.number]


def test_a_preorder_is_rescheduled_by_the_day_it_is_released_on(desk: Desk) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0, status="preorder", preorder_release_on="2026-04-01")
    order = desk.order(("strap", 1))
    desk.change_terms("STRAP", preorder_release_on="2026-04-15")
    assert dates(desk, order) == [date(2026, 4, 1)]
    done = rescheduled(desk, "2026-05-01", notify=True)
    assert (done.orders, done.item.terms.preorder_release_on) == ((order.number,), date(2026, 5, 1))
    assert dates(desk, order) == [date(2026, 5, 1)]
    (mail,) = [mail for mail in desk.mails() if mail.kind is MailKind.ORDER_DELAYED]
    assert mail.body == {"sku": "STRAP", "from": "2026-04-01", "to": "2026-05-01"}


def test_an_item_that_does_not_exist_cannot_be_rescheduled(desk: Desk) -> None:
    with pytest.raises(NoSuchItem):
        rescheduled(desk, "2026-05-01")


def test_the_release_day_of_what_is_no_preorder_any_more_reschedules_nobody() -> None:
    before = StockItem("STRAP", StockTerms(status=Status.PREORDER, preorder_release_on=date(2026, 4, 1)), preordered=1)
    later = StockTerms(status=Status.PREORDER, preorder_release_on=date(2026, 5, 1))
    assert redated(before, later) == (Late.PREORDER,)
    assert redated(before, later.model_copy(update={"status": Status.BACKORDER})) == ()
