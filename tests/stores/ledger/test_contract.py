"""What every store does, whatever is kept in it."""

from concurrent.futures import wait
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from configurator.stores.ledger.books.holds import Hold, HoldKind, HoldUnits
from configurator.stores.ledger.books.movements import Cause, Delta, Kind, Movement
from configurator.stores.ledger.protocol import Books, Ledger
from layers.stock.stock import Status, StockItem, StockTerms
from tests.stores.ledger.stores import STORES, opened

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Oops(Exception):
    pass


def receive(books: Books, sku: str, units: int) -> Movement:
    books.stock.open([sku])
    return books.stock.move(sku, Kind.RECEIVE, Cause.BY_HAND, Delta(on_hand=units), NOON, quantity=units)


def fail(books: Books, sku: str) -> None:
    receive(books, sku, 1)
    books.events.record("never", sku, {}, NOON)
    raise Oops


def on_hand(ledger: Ledger, sku: str) -> int:
    return ledger.snapshot.items[sku].on_hand


def test_a_write_is_read_back_once_its_future_is_done(ledger: Ledger) -> None:
    movement = ledger.write(receive, "A", 3).result()
    assert ledger.read(lambda books: books.stock.item("A")) == StockItem("A", on_hand=3)
    assert ledger.read(lambda books: books.stock.movements("A")).items == (movement,)


def test_what_a_write_raises_undoes_it_and_comes_out(ledger: Ledger) -> None:
    with pytest.raises(Oops):
        ledger.write(fail, "A").result()
    assert ledger.read(lambda books: books.stock.item("A")) is None
    assert "A" not in ledger.snapshot.items
    assert ledger.read(lambda books: books.events.since()) == []


def test_writes_that_share_a_commit_fail_alone(ledger: Ledger) -> None:
    start = Event()
    first = ledger.write(lambda _: start.wait(10))
    good = [ledger.write(receive, f"G{n}", n) for n in range(1, 20)]
    bad = [ledger.write(fail, f"B{n}") for n in range(20)]
    late = ledger.write(lambda books: books.stock.items(["G5", "B5"]))
    start.set()
    wait([first, *good, *bad])
    assert [future.result().quantity for future in good] == list(range(1, 20))
    assert all(isinstance(future.exception(), Oops) for future in bad)
    assert late.result() == {"G5": StockItem("G5", on_hand=5), "B5": StockItem("B5")}
    assert len(ledger.snapshot.items) == 19
    assert ledger.verify() == []


def test_a_later_write_of_the_same_commit_sees_the_earlier(ledger: Ledger) -> None:
    start = Event()
    ledger.write(lambda _: start.wait(10))
    futures = [ledger.write(receive, "A", 1) for _ in range(40)]
    start.set()
    assert [future.result().on_hand for future in futures] == list(range(1, 41))
    assert len({future.result().id for future in futures}) == 40


def test_a_constraint_is_the_net_under_everything(ledger: Ledger) -> None:
    ledger.write(receive, "A", 3).result()

    def oversell(books: Books) -> None:
        books.stock.move("A", Kind.ALLOCATE, Cause.ORDER_PLACED, Delta(allocated=4), NOON, quantity=4)

    def take_too_much(books: Books) -> None:
        books.stock.move("A", Kind.SHIP, Cause.ORDER_SHIPPED, Delta(on_hand=-4), NOON, quantity=4)

    for work in (oversell, take_too_much):
        with pytest.raises(Exception, match=r"CHECK|check"):
            ledger.write(work).result()
    assert ledger.snapshot.items["A"] == StockItem("A", on_hand=3)
    assert ledger.verify() == []


def test_a_reading_cannot_write(ledger: Ledger) -> None:
    with pytest.raises(Exception, match=r"readonly|read-only"):
        ledger.read(lambda books: books.stock.open(["A"]))


def test_a_reading_is_of_one_moment(ledger: Ledger) -> None:
    ledger.write(receive, "A", 1).result()

    def look_twice(books: Books) -> tuple[int, int]:
        before = books.stock.items(["A"])["A"].on_hand
        ledger.write(receive, "A", 1).result()
        return before, books.stock.items(["A"])["A"].on_hand

    assert ledger.read(look_twice) == (1, 1)
    assert on_hand(ledger, "A") == 2


def test_a_transaction_cannot_wait_for_another(ledger: Ledger) -> None:
    with pytest.raises(RuntimeError):
        ledger.write(lambda _: ledger.write(receive, "A", 1).result()).result()


def test_the_stamp_changes_when_an_item_did_and_only_then(ledger: Ledger) -> None:
    ledger.write(receive, "A", 1).result()
    before = ledger.snapshot
    ledger.write(lambda books: books.events.record("x", "y", {}, NOON)).result()
    assert ledger.snapshot.stamp == before.stamp
    ledger.write(receive, "A", 1).result()
    assert ledger.snapshot.stamp > before.stamp
    assert before.items["A"].on_hand == 1


def test_a_snapshot_has_every_item_however_many_changed(ledger: Ledger) -> None:
    for start in range(0, 1000, 100):
        skus = [f"S{number}" for number in range(start, start + 100)]
        ledger.write(lambda books, skus=skus: [receive(books, sku, 1) for sku in skus]).result()
    items = ledger.snapshot.items
    assert len(items) == len(list(items)) == 1000
    assert sum(item.on_hand for item in items.values()) == 1000
    assert items["unknown"] == StockItem("unknown")
    assert "unknown" not in items


def test_terms_read_back_as_they_were_set(ledger: Ledger) -> None:
    terms = StockTerms.model_validate(
        {
            "tracked": False,
            "status": "preorder",
            "backorder": "deny",
            "notify": False,
            "backorder_limit": 0,
            "backorder_promo": "Up to %number% & <more>",
            "low_stock_threshold": 0,
            "restock_on": "2026-05-01",
            "preorder_release_on": "2026-06-01",
            "preorder_limit": 7,
        }
    )
    ledger.write(lambda books: books.stock.set_terms("A", terms)).result()
    assert ledger.read(lambda books: books.stock.item("A")) == StockItem("A", terms)
    ledger.write(lambda books: books.stock.set_terms("A", StockTerms())).result()
    assert ledger.read(lambda books: books.stock.item("A")) == StockItem("A", StockTerms())
    assert ledger.snapshot.items["A"].terms == StockTerms()


def test_the_snapshot_says_when_something_is_due(ledger: Ledger) -> None:
    preorder = StockTerms(status=Status.PREORDER, preorder_release_on=(NOON + timedelta(days=9)).date())
    ledger.write(lambda books: books.stock.set_terms("P", preorder)).result()
    hold = Hold("h", HoldKind.CHECKOUT, "cart", NOON, NOON + timedelta(minutes=5), {"P": HoldUnits(preorder=1)})
    ledger.write(lambda books: books.holds.save(hold)).result()
    due = ledger.snapshot.due
    assert (due.expires_at, due.releases_on) == (hold.expires_at, preorder.preorder_release_on)
    assert ledger.read(lambda books: books.holds.of("cart")) == hold
    ledger.write(lambda books: (books.holds.remove(hold), books.look_ahead())).result()
    assert ledger.snapshot.due.expires_at is None


def test_lists_come_in_pages(ledger: Ledger) -> None:
    ledger.write(lambda books: [receive(books, f"S{number:02}", 1) for number in range(25)]).result()
    ledger.write(lambda books: [receive(books, "S00", 1) for _ in range(24)]).result()
    found, cursor = [], None
    while True:
        page = ledger.read(lambda books, after=cursor: books.stock.page(after=after, limit=10))
        found += [item.sku for item in page.items]
        cursor = page.next
        if cursor is None:
            break
    assert found == [f"S{number:02}" for number in range(25)]
    newest = ledger.read(lambda books: books.stock.movements("S00", limit=10))
    rest = ledger.read(lambda books: books.stock.movements("S00", newest.next, limit=100))
    assert [movement.on_hand for movement in (*newest.items, *rest.items)] == list(range(25, 0, -1))
    assert [item.sku for item in ledger.read(lambda books: books.stock.page(q="s1", limit=3)).items] == [
        "S10",
        "S11",
        "S12",
    ]
    assert ledger.read(lambda books: books.stock.page(q="%")).items == ()
    assert len(ledger.read(lambda books: books.stock.movements("S00", "not a cursor")).items) == 25


def test_the_audit_log_is_read_newest_first(ledger: Ledger) -> None:
    for number in range(5):
        ledger.write(lambda books, n=number: books.audit.note("ann", "did", str(n), "", NOON)).result()
    first = ledger.read(lambda books: books.audit.entries(limit=3))
    second = ledger.read(lambda books: books.audit.entries(first.next, limit=3))
    assert [entry.subject for entry in (*first.items, *second.items)] == ["4", "3", "2", "1", "0"]
    assert second.next is None


def test_a_token_is_known_until_it_is_revoked(ledger: Ledger) -> None:
    token = ledger.write(lambda books: books.tokens.add("till", "host", "digest", NOON)).result()
    assert ledger.read(lambda books: books.tokens.find("digest")) == token
    assert ledger.write(lambda books: books.tokens.revoke(token.id, NOON)).result()
    assert not ledger.write(lambda books: books.tokens.revoke(token.id, NOON)).result()
    assert ledger.read(lambda books: books.tokens.find("digest")) is None
    [kept] = ledger.read(lambda books: books.tokens.all())
    assert kept.revoked_at == NOON


@pytest.mark.parametrize("store", STORES)
def test_everything_is_there_after_reopening(store: str, tmp_path: Path) -> None:
    with opened(store, tmp_path) as ledger:
        movement = ledger.write(receive, "A", 3).result()
    with opened(store, tmp_path) as ledger:
        assert on_hand(ledger, "A") == 3
        assert ledger.write(receive, "A", 1).result().id == movement.id + 1


@pytest.mark.parametrize("store", STORES)
def test_two_that_write_to_one_ledger_see_each_other(store: str, tmp_path: Path) -> None:
    with opened(store, tmp_path) as one, opened(store, tmp_path) as other:
        assert one.write(receive, "A", 1).result().on_hand == 1
        assert other.write(receive, "A", 1).result().on_hand == 2
        assert one.write(receive, "A", 1).result().on_hand == 3
        assert other.verify() == []


@pytest.mark.parametrize("store", STORES)
def test_a_closed_ledger_finishes_what_it_took_and_takes_no_more(store: str, tmp_path: Path) -> None:
    with opened(store, tmp_path) as ledger:
        futures = [ledger.write(receive, "A", 1) for _ in range(50)]
        ledger.close()
        assert [future.result().on_hand for future in futures] == list(range(1, 51))
        with pytest.raises(RuntimeError):
            ledger.write(receive, "A", 1)
