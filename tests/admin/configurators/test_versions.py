"""Published versions: looked at, compared, brought back."""

import re
from html import unescape
from uuid import uuid4

import pytest

from tests.admin.desk import Desk
from tests.api.shop import Shop

PAGE = "/admin/configurators/watch/versions"
PICTURE = re.compile(r'<img src="([^"]+)"')


def changed(shop: Shop, **fields: object) -> None:
    read = shop.ok("GET", "/configurators/watch")
    shop.ok("PUT", "/configurators/watch", {**read, **fields}, headers={"If-Match": "*"})


def published(shop: Shop, **fields: object) -> None:
    changed(shop, **fields)
    shop.ok("POST", "/configurators/watch/publish")


def opened(desk: Desk, query: str = "", **headers: str) -> str:
    answer = desk.opens(PAGE + query, **headers)
    assert answer.status_code == 200, answer.text[:500]
    return unescape(answer.text)


def listed(page: str) -> list[str]:
    return re.findall(r'data-version="(\w+)"', page)


def test_versions_are_listed_newest_first_with_the_draft_before_them(shop: Shop, designer: Desk) -> None:
    published(shop, base_price=11_000)
    assert listed(opened(designer)) == ["2", "1"]
    changed(shop, base_price=12_000)
    page = opened(designer)
    assert listed(page) == ["draft", "2", "1"]
    assert "2, in the shop" in page
    assert page.count(">tests<") == 3


def test_what_changed_last_is_said_at_once(shop: Shop, designer: Desk) -> None:
    published(shop, base_price=11_000)
    page = opened(designer)
    assert "What changed: Version 1 → Version 2" in page
    assert "The base price was €100.00 and is €110.00." in page
    changed(shop, title="Clock")
    page = opened(designer)
    assert "What changed: Version 2 → Draft" in page
    assert "The title was “Watch” and is “Clock”." in page
    assert "The base price was" not in page


def test_any_two_are_compared_with_their_pictures(shop: Shop, designer: Desk) -> None:
    changed(shop, views=[{"id": "front"}, {"id": "back", "label": "Back"}])
    part = opened(designer, "?from=1&to=draft", HX_Request="true")
    assert "<html" not in part
    assert "The view “Back” is new." in part
    pictures = PICTURE.findall(part)
    assert [designer.opens(each).headers["content-type"] for each in pictures] == ["image/webp"] * 3
    assert pictures[0].startswith("/render/watch/")
    assert "Version 1 · Back: not there" in part
    assert "They say the same." in opened(designer, "?from=1&to=1")


def test_a_version_is_brought_back_and_a_second_press_does_nothing_more(shop: Shop, designer: Desk) -> None:
    published(shop, base_price=11_000)
    form = opened(designer).split("/versions/1/restore")[1].split("</form>")[0]
    batch = re.findall(r'name="batch" value="([\w-]+)"', form)[0]
    answer = designer.posts(f"{PAGE}/1/restore", {"batch": batch})
    assert answer.headers["location"] == "/admin/configurators/watch"
    read = shop.ok("GET", "/configurators/watch")
    assert (read["base_price"], read["version"], read["status"]) == (10_000, 2, "changed")
    designer.posts(f"{PAGE}/1/restore", {"batch": batch, "sure": "yes"})
    assert shop.ok("GET", "/configurators/watch")["rev"] == read["rev"]
    entry = next(each for each in shop.ok("GET", "/audit")["items"] if each["what"] == "configurator.restored")
    assert (entry["who"], entry["detail"]) == (designer.email, "version 1")


def test_changes_that_were_never_published_are_replaced_only_after_a_word(shop: Shop, designer: Desk) -> None:
    changed(shop, title="Clock")
    page = unescape(designer.posts(f"{PAGE}/1/restore", {"batch": str(uuid4())}).text)
    assert "They are replaced." in page
    assert shop.ok("GET", "/configurators/watch")["title"] == "Clock"
    designer.posts(f"{PAGE}/1/restore", {"batch": str(uuid4()), "sure": "yes"})
    assert shop.ok("GET", "/configurators/watch")["title"] == "Watch"


def test_the_window_that_leads_here_can_undo_it(shop: Shop, designer: Desk) -> None:
    changed(shop, title="Clock")
    assert 'name="client" value="my window"' in opened(designer, "?client=my%20window")
    designer.posts(f"{PAGE}/1/restore", {"sure": "yes", "client": "my window"})
    undo = {"client": "my window", "batch": str(uuid4())}
    answer = designer.client.post("/api/v1/configurators/watch/undo", json=undo, headers={"Origin": "http://shop.test"})
    assert answer.status_code == 200
    assert shop.ok("GET", "/configurators/watch")["title"] == "Clock"


def test_older_versions_are_on_further_pages(shop: Shop, designer: Desk) -> None:
    for price in range(31):
        published(shop, base_price=price)
    page = opened(designer)
    assert listed(page) == [str(number) for number in range(32, 2, -1)]
    assert f"{PAGE}?before=3" in page
    assert listed(opened(designer, "?before=3")) == ["2", "1"]


def test_what_was_never_published_has_no_versions_yet(shop: Shop, designer: Desk) -> None:
    shop.ok("POST", "/configurators", {"id": "new", "title": "New", "views": [{"id": "front"}], "layers": []})
    assert "Not published yet" in designer.opens("/admin/configurators/new/versions").text


@pytest.mark.parametrize("query", ["?from=9&to=draft", "?from=x&to=1", "?from=0&to=1", "?before=x"])
def test_a_version_that_is_not_there_is_not_found(designer: Desk, query: str) -> None:
    assert designer.opens(PAGE + query).status_code == 404


def test_only_what_is_there_is_brought_back(designer: Desk) -> None:
    assert designer.posts(f"{PAGE}/9/restore").status_code == 404
    assert designer.posts(f"{PAGE}/x/restore").status_code == 404
    assert designer.posts(f"{PAGE}/1/restore", {"batch": "no uuid"}).status_code == 422


def test_the_editor_leads_to_its_versions(designer: Desk) -> None:
    assert f'"versions":"{PAGE}"' in designer.opens("/admin/configurators/watch").text
