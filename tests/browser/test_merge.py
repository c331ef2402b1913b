"""An answer merged into the page: it says what the answer says, and what is there stays the same elements.

The module is asked directly, on a page that has it.
"""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens

PLACE = """(html) => {
  const parsed = new DOMParser().parseFromString(html, "text/html").body.firstChild;
  document.body.replaceChildren(document.adoptNode(parsed));
  window.known = new Map([...document.body.querySelectorAll("[id]")].map((one) => [one.id, one]));
}"""
MERGE = """async (html) => {
  const { merge } = await import("/static/js/configurator/merge.js");
  const fresh = new DOMParser().parseFromString(html, "text/html").body.firstChild;
  merge(document.body.firstChild, fresh);
  const kept = [...document.body.querySelectorAll("[id]")].filter((one) => known.get(one.id) === one);
  return { same: document.body.firstChild.isEqualNode(fresh), kept: kept.map((one) => one.id) };
}"""
PLACE_AND_MERGE = f"async ([old, fresh]) => {{ ({PLACE})(old); return await ({MERGE})(fresh); }}"
TAGS = {"a": "div", "b": "div", "c": "div", "d": "span", "e": "span", "f": "section"}
"""What has an id is the same kind of element on every page."""


@dataclass(frozen=True)
class Element:
    """An element, by its id or by its tag alone."""

    id: str
    tag: str
    attributes: dict[str, str]
    children: list[Any]

    def html(self, seen: set[str]) -> str:
        """An id counts where it comes first."""
        named = self.id not in seen
        seen.add(self.id)
        tag = TAGS[self.id] if named else self.tag
        attributes = {**self.attributes, **({"id": self.id} if named else {})}
        head = "".join(f" {name}='{value}'" for name, value in attributes.items())
        inner = "".join(child if isinstance(child, str) else child.html(seen) for child in self.children)
        return f"<{tag}{head}>{inner}</{tag}>"


def elements(inside: st.SearchStrategy[Any]) -> st.SearchStrategy[Element]:
    attributes = st.dictionaries(st.sampled_from(["class", "title", "hidden"]), st.sampled_from(["", "x", "y"]))
    ids = st.sampled_from(["", "", *TAGS])
    return st.builds(Element, ids, st.sampled_from(["div", "span"]), attributes, st.lists(inside, max_size=5))


nodes = st.recursive(st.sampled_from(["one", "two", " ", "<!--note-->"]), elements, max_leaves=16)
pages = st.lists(nodes, max_size=6).map(lambda found: Element("", "main", {}, found).html({""}))


@pytest.fixture
def page(opens: Opens) -> Page:
    return opens("/cart")


def test_whatever_was_there_says_what_the_answer_says(page: Page) -> None:
    @settings(max_examples=50, deadline=None)
    @given(pages, pages)
    def check(old: str, fresh: str) -> None:
        assert page.evaluate(PLACE_AND_MERGE, [old, fresh])["same"]

    check()


@pytest.mark.parametrize(
    ("old", "fresh"),
    [
        ('<p id="a">1</p><p id="b">2</p>', '<p id="a">3</p><p id="b">2</p>'),
        ('<p id="a">1</p><p id="b">2</p>', '<b>new</b><p id="a">1</p>text<p id="b">2</p>'),
        ('<p>gone</p><p id="a">1</p><i>gone</i><p id="b">2</p>', '<p id="a">1</p><p id="b">2</p>'),
        ('<p id="c">gone</p><p id="a">1</p><p id="b">2</p>', '<p>new</p><p id="b">2</p><p id="a">1</p>'),
        ('<p id="c">gone</p><p><i id="a">1</i></p><i id="b">2</i>', '<p><i id="a">1</i></p><i id="b">2</i>'),
        ('<div><p id="a">1</p></div><p id="b">2</p>', '<div class="x"><p id="a">1</p></div><p id="b">2</p>'),
    ],
)
def test_what_is_still_there_is_the_same_element(page: Page, old: str, fresh: str) -> None:
    answer = page.evaluate(PLACE_AND_MERGE, [f"<main>{old}</main>", f"<main>{fresh}</main>"])
    assert answer["same"]
    assert set(answer["kept"]) == {"a", "b"}


def test_a_choice_is_what_the_answer_says_and_so_is_what_was_typed_but_not_an_address(page: Page) -> None:
    fields = (
        '<input type="radio" name="g" id="r1" {one}><input type="radio" name="g" id="r2" {two}>'
        '<input type="checkbox" id="c"><input id="q" value="{quantity}"><input type="email" id="m">'
    )
    page.evaluate(PLACE, f"<main>{fields.format(one='checked', two='', quantity=1)}</main>")
    page.check("#r1")
    page.check("#c")
    page.fill("#q", "7")
    page.fill("#m", "ada@exa")
    page.evaluate(MERGE, f"<main>{fields.format(one='', two='checked', quantity=2)}</main>")
    expect(page.locator("#r2")).to_be_checked()
    expect(page.locator("#c")).not_to_be_checked()
    expect(page.locator("#q")).to_have_value("2")
    expect(page.locator("#m")).to_have_value("ada@exa")


def test_focus_and_folding_stay_as_they_are(page: Page) -> None:
    folds = '<details id="{one}" open><summary>1</summary></details><details id="{two}"><summary>2</summary></details>'
    page.evaluate(PLACE, f'<main>{folds.format(one="a", two="b")}<button id="c">3</button></main>')
    page.click("#a summary")
    page.click("#b summary")
    page.focus("#c")
    page.evaluate(
        MERGE, f'<main>new{folds.format(one="a", two="b")}<i>new</i><button id="c" class="x">4</button></main>'
    )
    expect(page.locator("#a")).not_to_have_attribute("open", "")
    expect(page.locator("#b")).to_have_attribute("open", "")
    expect(page.locator("#c")).to_be_focused()
    expect(page.locator("#c")).to_have_text("4")
