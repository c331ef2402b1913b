"""Who waits for stock is kept, found by item, by address and by link, and forgotten."""

from dataclasses import replace
from datetime import timedelta

from configurator.stores.ledger.books.waits import Wait
from configurator.stores.ledger.protocol import Ledger
from tests.stores.ledger.test_contract import NOON


def asked(ledger: Ledger, digest: str, email: str = "Ada@Example.com", sku: str = "SALMON") -> Wait:
    return ledger.write(lambda books: books.waits.add(digest, email, sku, "watch", "salmon", "en", NOON)).result()


def saved(ledger: Ledger, wait: Wait) -> None:
    ledger.write(lambda books: books.waits.save([wait])).result()


def test_a_wait_is_found_by_its_link_its_number_and_its_address(ledger: Ledger) -> None:
    wait = asked(ledger, "d1")
    assert wait.email == "ada@example.com"
    assert ledger.read(lambda books: books.waits.get(wait.id)) == wait
    assert ledger.read(lambda books: books.waits.by_digest("d1")) == wait
    assert ledger.read(lambda books: books.waits.by_digest("d2")) is None
    assert ledger.read(lambda books: books.waits.of_email("ADA@example.com")) == [wait]


def test_only_who_confirmed_and_was_neither_notified_nor_left_is_to_be_notified(ledger: Ledger) -> None:
    waits = [asked(ledger, f"d{number}", f"{number}@example.com") for number in range(4)]
    saved(ledger, replace(waits[1], confirmed_at=NOON))
    saved(ledger, replace(waits[2], confirmed_at=NOON, told_at=NOON))
    saved(ledger, replace(waits[3], confirmed_at=NOON, ended_at=NOON, digest="new"))
    assert not ledger.write(lambda books: books.waits.look_for(["TAN"])).result()
    assert ledger.write(lambda books: books.waits.look_for(["TAN", "SALMON"])).result()
    assert found(ledger, 10) == [waits[1].id]
    assert ledger.read(lambda books: books.waits.wanted()) == ["SALMON"]
    assert ledger.read(lambda books: books.waits.by_digest("new")) is not None


def test_who_is_to_be_notified_is_found_a_few_at_a_time_and_anew_where_more_came(ledger: Ledger) -> None:
    waits = [asked(ledger, f"d{number}", sku=sku) for number, sku in enumerate(["SALMON", "TAN", "SALMON", "SALMON"])]
    for wait in waits:
        saved(ledger, replace(wait, confirmed_at=NOON))
    first, tan, second, third = (wait.id for wait in waits)
    ledger.write(lambda books: books.waits.look_for(["SALMON", "TAN"])).result()
    assert found(ledger, 2) == [first, second]
    assert found(ledger, 2) == [third, tan]
    assert found(ledger, 2) == []
    ledger.write(lambda books: books.waits.look_for(["SALMON"])).result()
    assert found(ledger, 2) == [first, second]
    ledger.write(lambda books: books.waits.look_for(["SALMON"])).result()
    assert found(ledger, 5) == [first, second, third]
    assert not ledger.snapshot.due.in_steps


def found(ledger: Ledger, limit: int) -> list[int]:
    return [wait.id for wait in ledger.write(lambda books: books.waits.next_open(limit)).result()]


def test_what_was_never_confirmed_is_forgotten_and_so_is_an_address(ledger: Ledger) -> None:
    asked(ledger, "d1")
    kept = asked(ledger, "d2", sku="TAN")
    saved(ledger, replace(kept, confirmed_at=NOON))
    later = NOON + timedelta(days=8)
    assert ledger.write(lambda books: books.waits.forget_unconfirmed(later)).result() == 1
    assert [wait.sku for wait in ledger.read(lambda books: books.waits.of_email("ada@example.com"))] == ["TAN"]
    assert ledger.write(lambda books: books.waits.forget_email("Ada@example.com")).result() == 1
    assert ledger.read(lambda books: books.waits.of_email("ada@example.com")) == []
