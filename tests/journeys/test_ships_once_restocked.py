"""Paid at checkout and sent when it is there: what is late is called so everywhere, and nothing stands in the way."""

from playwright.sync_api import Page, expect

from tests.api.shop import Shop
from tests.journeys.conftest import KEEPER, Opens
from tests.journeys.hands import ADA, check_out, choose, mailed, mark_paid, put_in, receive, text
from tests.mail.inbox import Inbox

LABEL = "(Available Backorder)"


def test_a_late_option_is_sold_named_paid_and_sent_once_restocked(
    box: Inbox, shop: Shop, keeper: Page, opens: Opens
) -> None:
    customer = opens("/c/lamp")
    expect(customer.locator('[data-option="brass"]').first).to_have_attribute("data-availability", "out_of_stock")
    choose(keeper, settlement="at_checkout", backorder=True)
    customer.goto("/c/lamp")
    expect(customer.locator('[data-option="brass"]').first).to_contain_text("Available on Backorder")
    put_in(customer)
    expect(customer.locator("[data-cart-label]")).to_have_text(LABEL)
    expect(customer.locator("[data-subtotal]")).to_have_text("€100.00")
    order = check_out(customer)
    expect(customer.locator("[data-cart-label]").first).to_have_text(LABEL)
    expect(customer.locator("[data-line]")).to_contain_text("Ships once restocked")
    expect(customer.locator("[data-purchase]")).to_have_count(0)
    for address in (ADA, KEEPER):
        letter = text(mailed(box, address, order))
        assert "Brass" in letter
        assert "1" in letter
    assert "Ships once restocked" in text(mailed(box, ADA, order))

    mark_paid(keeper, order)
    mailed(box, ADA, order, "paid")
    keeper.goto("/admin/orders?fulfilment=back-ordered")
    expect(keeper.locator(f'[data-order="{order}"]')).to_be_visible()
    receive(keeper, "SHADE", order)
    assert "Brass" in text(mailed(box, ADA, order, "in"))
    customer.reload()
    expect(customer.locator("[data-fulfilment]")).to_have_attribute("data-fulfilment", "ready")

    keeper.goto(f"/admin/orders/{order}")
    keeper.locator('[data-act="ship"]').click()
    keeper.locator("main form button.pc-primary").click()
    mailed(box, ADA, order, "way")
    customer.reload()
    expect(customer.locator("[data-fulfilment]")).to_have_attribute("data-fulfilment", "shipped")
    assert shop.item("SHADE")["on_hand"] == 0
