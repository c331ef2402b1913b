"""What a customer and a shop keeper do on the pages, and what they are mailed."""

import re
from email.message import EmailMessage

from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import fill
from tests.mail.inbox import Inbox

ADA = "ada@example.com"


def choose(keeper: Page, *, settlement: str, backorder: bool) -> None:
    """On the settings page, where every section is kept by itself."""
    keeper.goto("/admin/settings")
    keeper.locator('[name="stock.backorder"][type="checkbox"]').set_checked(backorder)
    save_around(keeper.locator('[name="stock.backorder"][type="checkbox"]'))
    keeper.locator(f'[name="orders.settlement"][value="{settlement}"]').check()
    save_around(keeper.locator(f'[name="orders.settlement"][value="{settlement}"]'))
    expect(keeper.locator(f'[name="orders.settlement"][value="{settlement}"]')).to_be_checked()
    expect(keeper.locator('[name="stock.backorder"][type="checkbox"]')).to_be_checked(checked=backorder)


def save_around(field: Locator) -> None:
    field.locator("xpath=ancestor::form").get_by_role("button", name="Save").click()
    expect(field.page.get_by_role("status").first).to_be_visible()


def put_in(customer: Page) -> None:
    customer.locator("[data-add]").click()
    customer.wait_for_url("**/cart")


def check_out(customer: Page) -> str:
    """From the cart to the order; answers its number."""
    customer.locator("[data-checkout]").click()
    customer.wait_for_url("**/checkout")
    fill(customer)
    customer.locator("[data-place]").click()
    customer.wait_for_url(re.compile(r"/orders/ord_"))
    return str(customer.locator("dl [data-order]").get_attribute("data-order"))


def purchase(customer: Page, title: str, price: str) -> str:
    line(customer, title).locator("[data-purchase]").click()
    customer.wait_for_url("**/cart")
    expect(customer.locator("[data-line]")).to_have_count(1)
    expect(customer.locator("[data-subtotal]")).to_have_text(price)
    return check_out(customer)


def line(page: Page, title: str) -> Locator:
    return page.locator("[data-line]").filter(has_text=title)


def receive(keeper: Page, sku: str, order: str) -> None:
    """One unit, with a look at who will get it."""
    keeper.goto("/admin/backorders")
    row = keeper.locator(f'[data-sku="{sku}"]')
    expect(row.locator("[data-required]")).to_have_attribute("data-required", "1")
    row.locator('[name="quantity"]').fill("1")
    row.get_by_role("button", name=re.compile("Receive")).click()
    expect(keeper.locator("main")).to_contain_text(order)
    keeper.locator("[data-confirm]").click()
    expect(keeper.locator("[data-received]")).to_be_visible()
    expect(keeper.locator("main")).to_contain_text(order)


def mark_paid(keeper: Page, order: str) -> None:
    keeper.goto(f"/admin/orders/{order}")
    keeper.locator('[data-act="pay"]').click()
    keeper.locator("main form button.pc-primary").click()
    keeper.goto(f"/admin/orders/{order}")
    expect(keeper.locator("main")).to_contain_text("Paid")


def listed(keeper: Page) -> list[str | None]:
    keeper.goto("/admin/orders")
    return [row.get_attribute("data-order") for row in keeper.locator("[data-order]").all()]


def log_in(customer: Page, box: Inbox) -> None:
    customer.goto("/login")
    customer.get_by_label("E-mail").fill(ADA)
    customer.locator("main form button").first.click()
    follow(customer, link_in(mailed(box, ADA, "log"), "/login/"))
    customer.locator("main form button").first.click()
    customer.wait_for_url("**/account")


def follow(customer: Page, link: str) -> None:
    """As from a mail, which opens a page of its own."""
    customer.goto("about:blank")
    customer.goto(link)


def mailed(box: Inbox, address: str, *words: str) -> EmailMessage:
    """The newest letter to somebody whose subject has these words, once it is there."""
    for _ in range(200):
        found = [
            letter
            for letter in box.taken
            if address in str(letter["To"]) and all(word.lower() in str(letter["Subject"]).lower() for word in words)
        ]
        if found:
            return found[-1]
        box.wait(len(box.taken) + 1)
    raise AssertionError(f"no letter to {address} about {words}: {box.subjects()}")


def text(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def link_in(letter: EmailMessage, path: str = "/orders/") -> str:
    """The link as its reader would press it."""
    found = re.search(rf"https?://[^\s]*{path}[^\s]*", text(letter))
    assert found, text(letter)
    return found[0]
