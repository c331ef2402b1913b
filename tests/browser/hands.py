"""What a shopper does on the pages, and what they read there."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, Route, expect

CUSTOMER = {"name": "Ada Byron", "email": "ada@example.com", "address": "12 St James Square\nLondon"}


def option(page: Page, id: str) -> Locator:
    return page.locator(f'[data-group] [data-option="{id}"]')


def pick(page: Page, id: str) -> None:
    """Press an option and wait until the page has settled on it."""
    option(page, id).click()
    settled(page)
    expect(page.locator(f"#o-{id}")).to_be_checked()


def settled(page: Page) -> None:
    """The script is there, and the newest question is answered, merged into the page and shown in the picture."""
    _awaits(page, "asking", "stage.showing")


def answered(page: Page) -> None:
    """As `settled`, whatever the picture shows by now."""
    _awaits(page, "asking")


def _awaits(page: Page, *promises: str) -> None:
    awaited = "".join(f"await configurator.{promise};" for promise in promises)
    page.wait_for_function(
        f"""async () => {{
          await customElements.whenDefined("pc-configurator");
          const configurator = document.querySelector("pc-configurator");
          {awaited}
          return true;
        }}"""
    )


def open_early(page: Page, path: str, script: str) -> Callable[[], None]:
    """Open a page of which the script is still on its way; answers what makes it arrive."""
    held: list[Route] = []
    page.route(f"**/js/{script}", lambda route: held.append(route))
    page.goto(path, wait_until="commit")
    page.locator("main").wait_for()
    return lambda: held[0].continue_()


def price(page: Page) -> str:
    return page.locator("[data-price]").first.inner_text()


def add(page: Page) -> None:
    page.locator("[data-add]").click()
    page.wait_for_url("**/cart")


def fill(page: Page) -> None:
    for name, value in CUSTOMER.items():
        page.locator(f"#{name}").fill(value)


def buy(page: Page) -> None:
    """From the cart to the order's page."""
    page.locator("[data-checkout]").click()
    page.wait_for_url("**/checkout")
    fill(page)
    page.locator("[data-place]").click()
    page.wait_for_url(re.compile(r"/orders/ord_"))


def tab_to(page: Page, selector: str, most: int = 150) -> None:
    """Press Tab until the focus is on it, as somebody without a mouse does."""
    for _ in range(most):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached by Tab")


def status(page: Page) -> str:
    return page.locator("[data-status]").inner_text()


def layers(page: Page) -> list[str]:
    """What the stage shows, from the bottom up, without what is just fading away."""
    return page.evaluate(
        "() => [...document.querySelectorAll('[data-stack] img:not([data-leaving])')]"
        ".sort((a, b) => a.style.zIndex - b.style.zIndex).map((image) => image.dataset.layer)"
    )
