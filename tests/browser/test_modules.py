"""The scripts come as modules: all asked for at once, all or none of them, and no page has to be the shop's."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens
from tests.browser.hands import option, pick, price, settled

NAMED = """() => [...document.querySelectorAll('link[rel=modulepreload], script[src]')]
  .map((one) => new URL(one.href ?? one.src).pathname).sort()"""
FETCHED = """() => performance.getEntriesByType('resource').map((one) => new URL(one.name).pathname)
  .filter((path) => path.startsWith('/static/') && path.includes('/js/')).sort()"""
ANOTHER_PAGE = """
  import { Configurator } from "./configurator/configurator.js";

  class Memory {
    entries = [null];
    at = 0;
    link = "https://elsewhere.example/";
    get entry() { return this.entries[this.at]; }
    push(entry) { this.entries.splice(++this.at, Infinity, entry); }
    replace(entry) { this.entries[this.at] = entry; }
    go(steps) { this.at += steps; this.travelled(this.entry); }
    watch(travelled) { this.travelled = travelled; }
  }

  customElements.define("pc-configurator", class extends Configurator { history = new Memory(); });
"""
"""The configurator as somebody else's page might define it, with steps that no browser knows of."""
WATCHED = """
  window.touched = [];
  const watched = (name, real) => (...given) => { touched.push(name); return real?.(...given); };
  for (const name of ["pushState", "replaceState", "back", "forward", "go"]) history[name] = watched(name);
  Object.defineProperty(document, "cookie", { get: watched("cookie"), set: watched("cookie") });
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
    Object.defineProperty(window, name, { get: watched(name) });
  }
"""


@pytest.mark.parametrize("path", ["/c/kit", "/cart", "/login"])
def test_a_page_names_every_module_that_its_script_imports_and_fetches_each_once(opens: Opens, path: str) -> None:
    every_module_is_named(opens(path))


def every_module_is_named(page: Page) -> None:
    assert page.evaluate(NAMED)
    assert page.evaluate(FETCHED) == page.evaluate(NAMED)


def test_a_page_of_which_one_module_is_missing_is_the_form_it_was(opens: Opens) -> None:
    page = opens("/cart")
    page.route("**/configurator/zoom.js", lambda route: route.fulfill(status=503, body="busy"))
    page.goto("/c/kit")
    expect(page.locator("[data-undo]")).to_be_hidden()
    option(page, "case-bronze").click()
    page.locator('button[value="update"]:visible').click()
    expect(page.locator("#o-case-bronze")).to_be_checked()
    assert price(page) == "€273.00"


def test_the_configurator_keeps_its_steps_where_its_page_says_and_nothing_anywhere_else(opens: Opens) -> None:
    page = opens("/cart", permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script(WATCHED)
    page.route("**/js/product.js", another_page)
    page.goto("/c/kit")
    address = page.url
    pick(page, "case-bronze")
    pick(page, "extra-box")
    page.locator("[data-view=back]").click()
    page.locator("[data-undo]").click()
    settled(page)
    assert price(page) == "€273.00"
    page.locator("[data-redo]").click()
    settled(page)
    assert price(page) == "€292.00"
    expect(page.locator("[data-redo]")).to_have_attribute("aria-disabled", "true")
    page.locator("[data-share]").click()
    expect(page.locator("[data-toast]")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == "https://elsewhere.example/"
    assert page.url == address
    assert page.evaluate("touched") == []


def another_page(route: Any) -> None:
    route.fulfill(body=ANOTHER_PAGE, content_type="text/javascript")
