"""A customer who wants to be forgotten is, and the shop's books are as they were."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from configurator.privacy.erasing import erase
from configurator.stores.ledger.books.movements import Cause, Delta, Kind
from configurator.stores.ledger.books.people import Role, SessionKind
from configurator.stores.ledger.protocol import Books, Ledger
from layers.orders.order import Customer, Order
from settings import Settlement
from tests.privacy.house import ADDRESS, TRILLIAN, ZAPHOD, House, traces, without_customer


def test_orders_stay_without_their_customer(house: House) -> None:
    orders = [house.order(), house.order(options="gold", quantity=2)]
    erased = house.erase("ZAPHOD@heartofgold.EXAMPLE")
    assert erased.orders == (orders[1].number, orders[0].number)
    assert [house.look(order) for order in orders] == [without_customer(order) for order in orders]
    assert not house.data().anything


def test_nothing_of_them_is_left_in_any_file_of_the_ledger(house: House) -> None:
    order = house.order()
    house.leave_traces(ZAPHOD, order)
    assert len(traces(ZAPHOD, house.bytes())) == 7
    house.erase()
    assert house.ledger.rewrite()
    assert traces(ZAPHOD, house.bytes()) == []


def test_nothing_is_left_of_whoever_is_erased_among_many(house: House) -> None:
    people = [
        Customer(
            f"Zaphod{n:03} Beeblebrox{n:03}",
            f"president{n:03}@example.com",
            f"{n:03} Magrathea Lane " + "x" * (n * 7 % 500),
        )
        for n in range(60)
    ]
    for person in [*people, *reversed(people)]:
        order = house.order(person)
        if len(person.address) % 3:
            house.desk.ship(order)
    for person in people[::3]:
        house.erase(person.email)
    assert house.ledger.rewrite()
    content = house.bytes()
    assert [person.email for person in people[::3] if traces(person, content)] == []
    assert all(person.email.encode() in content for n, person in enumerate(people) if n % 3)


def test_orders_go_in_steps_and_one_that_is_placed_in_between_is_erased_too(house: House) -> None:
    orders = [house.order() for _ in range(12)]
    later = list[Order]()
    steps = Steps(house.ledger, 3, lambda: later.append(house.order()))
    erased = erase(steps, ADDRESS, house.desk.now, "Kim")  # type: ignore[arg-type]
    assert steps.taken > 4
    assert set(erased.orders) == {order.number for order in (*orders, *later)}
    assert house.ledger.rewrite()
    assert traces(ZAPHOD, house.bytes()) == []


@pytest.mark.parametrize("step", range(1, 6))
def test_an_erasure_that_was_interrupted_is_begun_again_and_masks_as_much(house: House, step: int) -> None:
    named = replace(ZAPHOD, name="Hotblack Desiato")
    orders = [house.order(named if number == 11 else ZAPHOD) for number in range(12)]
    house.ledger.write(lambda books: books.notes.add(orders[0].number, "Kim", "for Desiato", house.desk.now)).result()
    with pytest.raises(KeyboardInterrupt):
        erase(Steps(house.ledger, step, interrupt), ADDRESS, house.desk.now, "Kim")  # type: ignore[arg-type]
    house.erase()
    assert not house.data().anything
    assert house.notes(orders[0]) == ["for …"]
    assert house.ledger.rewrite()
    assert traces(ZAPHOD, house.bytes()) == []


class Steps:
    """A ledger, where something happens before one of the transactions."""

    def __init__(self, ledger: Ledger, step: int, happens: Callable[[], object]) -> None:
        self.read = ledger.read
        self.taken = 0
        self._ledger, self._step, self._happens = ledger, step, happens

    def write(self, *work: Any, **more: Any) -> Any:
        self.taken += 1
        if self.taken == self._step:
            self._happens()
        return self._ledger.write(*work, **more)


def interrupt() -> None:
    raise KeyboardInterrupt


def test_everybody_else_keeps_everything(house: House) -> None:
    hers = house.order(TRILLIAN)
    house.leave_traces(TRILLIAN, hers)
    before = house.data(TRILLIAN.email)
    house.leave_traces(ZAPHOD, house.order())
    house.erase()
    assert house.data(TRILLIAN.email) == before


def test_mails_sign_ups_and_sessions_are_gone(house: House) -> None:
    house.leave_traces(ZAPHOD, house.order())
    found = house.data()
    assert (len(found.mails), len(found.waits), len(found.sessions), len(found.links)) == (1, 1, 1, 1)
    erased = house.erase()
    assert (erased.mails, erased.waits, erased.sessions) == (1, 1, 1)
    left = house.ledger.read(lambda books: books.people.sessions(SessionKind.CUSTOMER, ADDRESS, house.desk.now))
    assert left == []
    assert [mail.address for mail in house.desk.mails()] == []


def test_the_shops_own_mails_about_an_order_stay(house: House) -> None:
    house.order(options="gold")
    house.erase()
    assert [mail.kind for mail in house.desk.mails()] == ["shop_order"]


def test_words_about_their_orders_lose_what_names_them(house: House) -> None:
    order = house.order()
    house.leave_traces(ZAPHOD, order)
    house.erase()
    assert house.notes(order) == ["… <…> called, wants it sooner"]
    assert ("order.noted", order.number, "told … <…>") in house.audit_entries()
    assert [event.body for event in house.desk.events("order.noted")] == [{"said": ["to … <…>"]}]


@pytest.mark.parametrize(
    ("written", "masked"),
    [
        ("Zaphod came by", "… came by"),
        ("mr beeblebrox, 42 magrathea lane", "mr …, …"),
        ("call 030 1234-5678 after six", "call … after six"),
        ("call +49 30 12345678", "call …"),
        ("Zaphodesque, 12345", "Zaphodesque, 12345"),
        ("lives in Ursa Minor, 10115", "lives in Ursa Minor, 10115"),
    ],
)
def test_notes_lose_names_addresses_and_numbers_however_they_are_written(
    house: House, written: str, masked: str
) -> None:
    order = house.order()
    house.ledger.write(lambda books: books.notes.add(order.number, "Kim", written, house.desk.now)).result()
    house.erase()
    assert house.notes(order) == [masked]


def test_a_product_called_like_its_customer_keeps_its_name_in_the_record(house: House) -> None:
    order = house.order(Customer("Watch", ADDRESS))
    house.ledger.write(
        lambda books: books.audit.note("Kim", "order.become", order.number, "1 × Watch", house.desk.now)
    ).result()
    house.erase()
    assert ("order.become", order.number, "1 × Watch") in house.audit_entries()


def test_their_address_is_masked_in_what_is_written_about_others(house: House) -> None:
    hers = house.order(TRILLIAN)

    def work(books: Books) -> None:
        books.notes.add(hers.number, "Kim", f"Send it to {ZAPHOD.email}", house.desk.now)
        books.stock.move(
            "STEEL", Kind.ADJUST, Cause.BY_HAND, Delta(on_hand=-1), house.desk.now, quantity=-1,
            reason=f"lent to {ADDRESS}",
        )  # fmt: skip

    house.ledger.write(work).result()
    house.order()
    house.erase()
    assert house.notes(hers) == ["Send it to …"]
    assert house.desk.movements("STEEL")[-2].reason == "lent to …"


def test_kept_answers_that_hold_their_orders_are_gone_and_others_are_not(house: House) -> None:
    his, hers = house.order(), house.order(TRILLIAN)
    house.erase()

    def kept(cart: str | None) -> bool:
        scope = f"POST /carts/{cart}/checkout"
        return house.ledger.read(lambda books: books.idempotency.find(scope, "k")) is not None

    assert (kept(his.cart), kept(hers.cart)) == (False, True)


def test_orders_that_became_others_are_forgotten_too(house: House) -> None:
    house.desk.set("orders", settlement=Settlement.WHEN_AVAILABLE)
    first = house.order(options="gold")
    house.desk.receive("GOLD", 1)
    cart = house.desk.purchase(first, first.lines[0].id).cart
    house.desk.checkout(cart)
    assert house.look(first).became
    house.erase()
    assert house.look(first).customer == Customer("", "")


def test_the_log_says_that_it_was_done_and_not_to_whom(house: House) -> None:
    house.order()
    house.order()
    house.erase()
    assert house.audit_entries()[-1] == ("customer.erased", "", "2")


def test_an_address_that_nobody_has_changes_nothing_and_leaves_no_entry(house: House) -> None:
    house.order()
    before = house.audit_entries()
    assert house.erase("nobody@example.com").orders == ()
    assert house.erase("").orders == ()
    assert house.audit_entries() == before
    assert len(house.desk.mails()) == 1


def test_a_user_with_the_same_address_keeps_what_is_theirs(house: House) -> None:
    now = house.desk.now

    def hire(books: Books) -> None:
        books.people.add_user(ADDRESS, "Zaphod Beeblebrox", Role.OWNER, "en", now)
        books.people.open_session(SessionKind.ADMIN, ADDRESS, "admin", "Firefox", now, now.replace(year=2030))
        books.audit.note("Zaphod Beeblebrox", "user.signed_in", ADDRESS, "", now)

    house.ledger.write(hire).result()
    house.order()
    assert house.data().works_here
    house.erase()
    assert house.ledger.read(lambda books: books.people.session("admin", now)) is not None
    assert ("user.signed_in", ADDRESS, "") in house.audit_entries()


def test_an_erased_order_lives_on_and_its_customer_is_never_mailed(house: House) -> None:
    order = house.order(options="gold")
    house.erase()
    house.desk.receive("GOLD", 1)
    shipped = house.desk.ship(house.desk.pay(order))
    assert shipped.fulfilment == "shipped"
    assert {mail.address for mail in house.desk.mails()} == {""}
