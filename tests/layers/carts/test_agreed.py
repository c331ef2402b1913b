"""A line bought from an earlier order, as it was sold."""

from dataclasses import replace

from layers.carts.agreed import agreed_problems, agreed_reading
from layers.carts.cart import read_cart
from layers.carts.reading import Agreed, LineAsk
from layers.orders.order import OrderLine
from layers.speech import ENGLISH
from layers.stock.availability import Availability
from tests.layers.shopping import Foreign, item, line, shop, stock
from tests.layers.sold import part, sold

SOLD = replace(sold(5, part("O", 2, backordered=10), part(None, position=1)), title="Watch of then", version=3)


def ask(quantity: int, covered: int, of: OrderLine | None = SOLD, price: int | None = 900) -> LineAsk:
    return line(None, "o0", quantity=quantity, unit_price=price, agreed=Agreed(of, covered))


def read(asked: LineAsk):  # type: ignore[no-untyped-def]
    assert asked.agreed
    return agreed_reading(asked, asked.agreed)


def codes(asked: LineAsk) -> list[tuple[str, str | None, int | None]]:
    assert asked.agreed
    return [(one.code, one.line, one.available) for one in agreed_problems(asked, asked.agreed, ENGLISH)]


def test_it_is_read_as_it_was_sold_at_the_agreed_price() -> None:
    seen = read(ask(2, 3))
    assert (seen.title, seen.version, seen.unit_price, seen.total) == ("Watch of then", 3, 900, 1800)
    assert (seen.at_most, seen.availability, seen.ships_on, seen.message) == (3, Availability.IN_STOCK, None, "")


def test_its_units_are_all_there_and_counted_nowhere_else() -> None:
    strap, plain = read(ask(2, 3)).options
    assert (strap.sku, strap.on_hand, strap.backordered, strap.preordered, strap.counted) == ("O", 4, 0, 0, False)
    assert (plain.sku, plain.on_hand) == (None, 0)


def test_asking_for_all_that_is_held_is_no_problem_and_for_one_more_is() -> None:
    assert codes(ask(3, 3)) == []
    assert codes(ask(4, 3)) == [("offer_expired", "1", 3)]
    assert read(ask(3, 3)).availability is Availability.IN_STOCK
    assert read(ask(4, 3)).availability is Availability.OUT_OF_STOCK


def test_an_offer_that_is_over_names_what_was_in_the_cart() -> None:
    gone = ask(1, 0, None, None)
    seen = read(gone)
    assert (seen.title, seen.version, seen.options, seen.unit_price) == ("Watch", 0, (), 0)
    assert codes(gone) == [("offer_expired", "1", 0)]


def test_how_many_are_held_is_said_in_the_shoppers_language() -> None:
    def said(asked: LineAsk) -> str:
        assert asked.agreed
        return agreed_problems(asked, asked.agreed, Foreign())[0].message

    assert said(ask(2, 1)) == "¡Watch: 1 is held for you!"
    assert said(ask(4, 3)) == "¡Watch: 3 are held for you!"
    assert said(ask(1, 0)) == "¡The offer for Watch has ended, and it has gone to somebody else!"


def test_beside_other_lines_it_takes_nothing_of_the_stock() -> None:
    """What is held for it is no longer counted as available."""
    seen = read_cart([ask(2, 3)], stock(item("O")), shop())
    assert (seen.allowed, seen.demands, seen.short, seen.largest) == (True, (), {}, {})
