"""Pages about an order whose customer was erased."""

from tests.admin.conftest import app, cheap, clock, owner, shop, signs_in, watches
from tests.admin.desk import Desk
from tests.api.shop import CUSTOMER, Shop

__all__ = ["app", "cheap", "clock", "owner", "shop", "signs_in", "watches"]
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
