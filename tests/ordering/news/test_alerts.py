"""What the shop is told of stock that runs low, and how often."""

from configurator.stores.ledger.books.mails import MailKind
from tests.ordering.desk import Desk


def notified(desk: Desk) -> list[tuple[str, MailKind]]:
    return [(mail.subject, mail.kind) for mail in desk.mails() if mail.kind.startswith("shop_stock")]


def shop(desk: Desk, on_hand: int, threshold: int) -> None:
    desk.design(strap="STRAP")
    desk.stock("STRAP", on_hand, backorder="allow", low_stock_threshold=threshold)


def test_the_shop_is_notified_once_that_an_item_runs_low(desk: Desk) -> None:
    shop(desk, 6, 5)
    desk.order(("strap", 1))
    desk.order(("strap", 1))
    assert notified(desk) == [("STRAP", MailKind.SHOP_STOCK_LOW)]


def test_it_is_notified_again_after_there_was_plenty(desk: Desk) -> None:
    shop(desk, 6, 5)
    desk.order(("strap", 1))
    desk.receive("STRAP", 10)
    desk.order(("strap", 10))
    assert notified(desk) == [("STRAP", MailKind.SHOP_STOCK_LOW)] * 2


def test_above_the_threshold_nobody_is_notified(desk: Desk) -> None:
    shop(desk, 6, 4)
    desk.order(("strap", 1))
    assert notified(desk) == []


def test_running_out_is_notified_beside_running_low_and_a_little_more_does_not_close_it(desk: Desk) -> None:
    shop(desk, 2, 1)
    desk.order(("strap", 1))
    desk.order(("strap", 1))
    desk.receive("STRAP", 1)
    desk.order(("strap", 1))
    assert notified(desk) == [("STRAP", MailKind.SHOP_STOCK_LOW), ("STRAP", MailKind.SHOP_STOCK_OUT)]


def test_a_lower_threshold_closes_an_alert(desk: Desk) -> None:
    shop(desk, 6, 5)
    desk.order(("strap", 1))
    desk.change_terms("STRAP", low_stock_threshold=1)
    desk.order(("strap", 4))
    assert notified(desk) == [("STRAP", MailKind.SHOP_STOCK_LOW)] * 2


def test_a_new_item_without_stock_alarms_nobody(desk: Desk) -> None:
    desk.stock("STRAP", 0)
    assert notified(desk) == []
