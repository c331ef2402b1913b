"""Pages about an order whose customer was erased."""

from html import unescape

import pytest
from starlette.applications import Starlette

from configurator.ordering import Checkout, place
from configurator.runtime.shop import shop_of
from layers.orders.order import Customer
from tests.admin.conftest import app, cheap, clock, owner, shop, signs_in, watches
from tests.admin.desk import Desk
from tests.api.shop import CUSTOMER, Shop

__all__ = ["app", "cheap", "clock", "owner", "shop", "signs_in", "watches"]
OLD = ["<ada@example.com>", "Ada B@example.com", "ada@home@example.com", f"{'a' * 250}@example.com"]
"""Addresses as orders may have them that are older than the rule for addresses."""
WORDS = (*CUSTOMER.values(), "Ada")


def named_in(text: str) -> list[str]:
    return [word for word in WORDS if word in text]


def erased(shop: Shop, owner: Desk) -> dict[str, str]:
    """An order that waits for a part, and whose customer is gone."""
    shop.settings(stock={"backorder": True})
    shop.stock("SALMON", 0)
    order: dict[str, str] = shop.order("watch", ["salmon", "tan"])
    assert named_in(owner.opens("/admin/orders").text)
    assert owner.posts("/admin/privacy/erase", {"email": CUSTOMER["email"]}).status_code == 303
    return order


def test_the_admin_area_says_erased_where_the_customer_stood(shop: Shop, owner: Desk) -> None:
    number = erased(shop, owner)["number"]
    for path in ("/admin/orders", f"/admin/orders/{number}", f"/admin/orders/{number}/cancel", "/admin/stock/SALMON"):
        page = owner.opens(path)
        assert page.status_code == 200
        assert (path, named_in(page.text)) == (path, [])
        assert "Erased" in page.text
    receiving = owner.opens("/admin/backorders/SALMON/receive?quantity=1")
    assert "Erased" in receiving.text


def test_the_orders_own_page_goes_on_working_without_personal_data(shop: Shop, owner: Desk) -> None:
    secret = erased(shop, owner)["secret"]
    page = shop.client.get(f"/orders/{secret}")
    assert page.status_code == 200
    assert named_in(page.text) == []
    for heading in ("How we reach you", "<h2>For</h2>", "Thank you"):
        assert heading not in page.text


@pytest.mark.parametrize("email", OLD)
def test_an_order_with_what_is_no_address_today_is_found_and_erased_by_it(
    shop: Shop, owner: Desk, app: Starlette, email: str
) -> None:
    services = app.state.services
    checkout = Checkout(Customer("Ada Byron", email, "1 Analytical Way", "", ""))
    cart = shop.cart(("watch", ["black", "tan"], 1))
    order = services.ledger.write(place, shop_of(services), cart, checkout, services.now()).result()
    note = f"{email} called, see {email}"
    services.ledger.write(lambda books: books.notes.add(order.number, "Kim", note, services.now())).result()
    found = owner.posts("/admin/privacy", {"email": email})
    assert (found.status_code, order.number in found.text) == (200, True)
    exported = owner.posts("/admin/privacy/export", {"email": email})
    assert (exported.status_code, order.number in exported.text) == (200, True)
    assert owner.posts("/admin/privacy/erase/ask", {"email": email}).status_code == 200
    assert owner.posts("/admin/privacy/erase", {"email": email}).status_code == 303
    page = unescape(owner.opens(f"/admin/orders/{order.number}").text)
    assert "Erased" in page
    assert email.lower() not in page.lower()
    assert owner.posts("/admin/privacy", {"email": email}).status_code == 422, "nothing has it any more"


@pytest.mark.parametrize("action", ["", "/export", "/erase/ask", "/erase"])
def test_what_is_no_address_and_nobodys_finds_nothing(shop: Shop, owner: Desk, action: str) -> None:
    order = shop.order("watch", ["black", "tan"])
    for typed in ("ada", "", "@", f"<{CUSTOMER['email']}>"):
        assert owner.posts(f"/admin/privacy{action}", {"email": typed}).status_code == 422
    assert named_in(owner.opens(f"/admin/orders/{order['number']}").text)
