"""Two late things in one order, each bought when it comes, until the first order has become the last."""

from playwright.sync_api import Page, expect

from tests.api.shop import Shop
from tests.journeys.conftest import KEEPER, Opens
from tests.journeys.hands import (
    ADA,
    check_out,
    choose,
    follow,
    line,
    link_in,
    listed,
    log_in,
    mailed,
    mark_paid,
    purchase,
    put_in,
    receive,
    text,
)
from tests.mail.inbox import Inbox


def test_each_late_thing_is_bought_when_it_comes(box: Inbox, shop: Shop, keeper: Page, opens: Opens) -> None:
    choose(keeper, settlement="when_available", backorder=True)
    customer = opens("/c/lamp")
    put_in(customer)
    customer.goto("/c/clock")
    put_in(customer)
    first = check_out(customer)
    address = customer.url
    expect(customer.locator("[data-fulfilment]")).to_have_attribute("data-fulfilment", "back-ordered")
    expect(customer.locator("[data-purchase]")).to_have_count(0)
    letter = mailed(box, ADA, first)
    for said in ("Reading lamp", "Brass", "Desk clock", "Oak", "Ships once restocked"):
        assert said in text(letter)
    assert "Brass" in text(mailed(box, KEEPER, first))

    receive(keeper, "SHADE", first)
    follow(customer, link_in(mailed(box, ADA, first, "lamp is here")))
    assert customer.url.split("#")[0] == address
    expect(line(customer, "Reading lamp").locator("[data-purchase]")).to_be_visible()
    expect(line(customer, "Desk clock").locator("[data-purchase]")).to_have_count(0)

    second = purchase(customer, "Reading lamp", "€100.00")
    expect(customer.locator("[data-origin]")).to_have_attribute("data-origin", first)
    customer.goto(address)
    expect(customer.locator("[data-line]")).to_have_count(1)
    expect(customer.locator("[data-line]")).to_contain_text("Desk clock")
    expect(customer.locator("[data-subtotal]")).to_have_text("€100.00")
    expect(customer.locator("[data-purchased]")).to_have_attribute("data-purchased", second)

    mark_paid(keeper, second)
    for address_of in (ADA, KEEPER):
        mailed(box, address_of, second, "paid")

    receive(keeper, "CASE", first)
    follow(customer, link_in(mailed(box, ADA, first, "clock is here")))
    third = purchase(customer, "Desk clock", "€100.00")
    mark_paid(keeper, third)
    for address_of in (ADA, KEEPER):
        mailed(box, address_of, third, "paid")

    answer = customer.goto(address)
    assert answer is not None
    assert answer.status == 410
    expect(customer.locator("main")).to_contain_text(third)
    assert listed(keeper) == [third, second]
    log_in(customer, box)
    expect(customer.locator("[data-order]")).to_have_count(2)
    assert {row.get_attribute("data-order") for row in customer.locator("[data-order]").all()} == {second, third}
    keeper.goto(f"/admin/audit?subject={first}")
    expect(keeper.locator("main")).to_contain_text(third)
    assert shop.call("GET", f"/orders/{first}").status_code == 410
