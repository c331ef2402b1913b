"""What is done with configurators as a whole: begun, copied, sent as files, deleted."""

from html import unescape

import pytest
from httpx2 import Response

from configurator.demo.draw.sample import packed
from configurator.products.packages.sample import SAMPLE
from tests.admin.desk import OWN, Desk
from tests.api.shop import Shop

LIST = "/admin/configurators"


def said(desk: Desk, answer: Response) -> str:
    """What the page says to which an action leads."""
    assert answer.status_code == 303, answer.text[:500]
    return unescape(desk.opens(answer.headers["location"]).text)


def brings(desk: Desk, content: bytes, **fields: str) -> Response:
    files = {"file": ("watch.zip", content, "application/zip")}
    return desk.client.post(f"{LIST}/-/import", files=files, data=fields, headers=OWN)


@pytest.mark.parametrize(
    ("title", "id"),
    [("Café chair", "cafe-chair"), ("Watch", "watch-2"), ("椅子", "configurator"), ("X" * 300, "x" * 63)],
)
def test_a_title_is_all_that_a_new_one_needs(shop: Shop, designer: Desk, title: str, id: str) -> None:
    answer = designer.posts(f"{LIST}/-/new", {"title": f" {title} "})
    assert answer.headers["location"] == f"{LIST}/{id}"
    made = shop.ok("GET", f"/configurators/{id}")
    assert (made["title"], made["views"][0]["id"], made["layers"]) == (title, "front", [])
    entry = shop.ok("GET", "/audit")["items"][0]
    assert (entry["what"], entry["subject"], entry["who"]) == ("configurator.created", id, designer.email)


@pytest.mark.parametrize("title", ["", "   ", "X" * 301])
def test_a_title_that_is_none_is_refused_and_stays_in_the_form(shop: Shop, designer: Desk, title: str) -> None:
    answer = designer.posts(f"{LIST}/-/new", {"title": title})
    assert answer.status_code == 422
    assert 'id="title-error"' in answer.text
    assert [each["id"] for each in shop.ok("GET", "/configurators")["items"]] == ["watch"]


def test_a_sample_can_be_published_as_it_is_and_had_again(shop: Shop, designer: Desk) -> None:
    assert designer.posts(f"{LIST}/-/sample").headers["location"] == f"{LIST}/sample-lamp"
    assert designer.posts(f"{LIST}/-/sample").headers["location"] == f"{LIST}/sample-lamp-2"
    shop.ok("POST", "/configurators/sample-lamp/publish")
    answer = shop.evaluate("sample-lamp")
    assert answer["complete"]
    assert shop.client.get(answer["stack"]["front"][0]["src"]).status_code == 200
    assert shop.ok("GET", "/configurators/sample-lamp/lint")["problems"] == []


def test_the_sample_is_packed_from_the_demo_as_it_is() -> None:
    assert SAMPLE.read_bytes() == packed(), "Pack it anew: python -m configurator.demo.draw sample"


def test_one_press_makes_a_copy(shop: Shop, designer: Desk) -> None:
    answer = designer.posts(f"{LIST}/watch/duplicate")
    assert "“Watch (copy)” is made." in said(designer, answer)
    copy, original = (shop.ok("GET", f"/configurators/{id}") for id in ("watch-2", "watch"))
    assert copy["layers"] == original["layers"]
    assert copy["version"] == 0


def test_a_file_comes_in_under_a_free_id_and_leaves_stock_alone(shop: Shop, designer: Desk) -> None:
    shop.stock("SALMON", 4)
    content = shop.call("GET", "/configurators/watch/export").content
    shop.move("SALMON", "count", 9)
    answer = brings(designer, content)
    assert answer.headers["location"] == f"{LIST}/watch-2"
    assert shop.ok("GET", "/configurators/watch-2")["title"] == "Watch"
    assert shop.item("SALMON")["on_hand"] == 9
    told = designer.opens(LIST).text
    assert "“Watch” is imported. 1 stock item was here already and stays as it is." in unescape(told)


def test_a_file_brings_its_stock_items_to_a_shop_without_them(shop: Shop, designer: Desk) -> None:
    shop.stock("watch.tan", 4)
    design = shop.ok("GET", "/configurators/watch")
    design["layers"][1]["layers"][0]["stock"] = {"managed": True}
    shop.ok("PUT", "/configurators/watch", design, headers={"If-Match": "*"})
    content = shop.call("GET", "/configurators/watch/export").content
    brings(designer, content)
    assert "1 stock item came with it." in unescape(designer.opens(LIST).text)
    assert shop.item("watch-2.tan")["on_hand"] == 4


def test_an_exported_file_that_is_damaged_is_refused_on_the_page_it_came_from(shop: Shop, designer: Desk) -> None:
    whole = shop.call("GET", "/configurators/watch/export").content
    damaged = whole.replace(b"VP8", b"XXX")
    for content in (b"", damaged):
        answer = brings(designer, content)
        assert answer.status_code == 422
        assert 'id="file-error"' in answer.text
    assert len(shop.ok("GET", "/configurators")["items"]) == 1


def test_a_form_without_a_file_asks_for_one(designer: Desk) -> None:
    answer = designer.client.post(f"{LIST}/-/import", files={"other": ("", b"")}, headers=OWN)
    assert answer.status_code == 422
    assert "Choose a file first." in answer.text


def question(desk: Desk, id: str) -> tuple[str, str]:
    """The page that asks, and the etag in its form."""
    page = unescape(desk.opens(f"{LIST}/{id}/remove").text)
    return page, page.split('name="etag" value="')[1].split('">')[0]


def test_deleting_says_what_depends_on_it_and_takes_one_press_more(shop: Shop, designer: Desk) -> None:
    shop.settings(embed={"allowed_origins": ["https://blog.example"]})
    shop.cart(("watch", ["black", "tan"], 1))
    page, etag = question(designer, "watch")
    assert "Delete “Watch”?" in page
    assert "1 cart has it." in page
    assert "https://blog.example" in page
    assert "order" not in page.split("pc-consequences")[1].split("</ul>")[0]
    assert "“Watch” is deleted." in said(designer, designer.posts(f"{LIST}/watch/remove", {"etag": etag}))
    assert shop.call("GET", "/configurators/watch").status_code == 404


def test_what_orders_have_is_withdrawn_instead(shop: Shop, designer: Desk) -> None:
    shop.order("watch", ["black", "tan"])
    shop.order("watch", ["black", "tan"])
    page, etag = question(designer, "watch")
    assert "Withdraw “Watch”?" in page
    assert "2 orders have it." in page
    assert "cart has it" not in page
    assert "“Watch” is withdrawn." in said(designer, designer.posts(f"{LIST}/watch/remove", {"etag": etag}))
    assert shop.client.get("/c/watch").status_code == 410
    assert designer.opens(f"{LIST}/watch/remove").status_code == 410


def test_what_somebody_changed_meanwhile_is_not_deleted(shop: Shop, designer: Desk) -> None:
    _, etag = question(designer, "watch")
    read = shop.ok("GET", "/configurators/watch")
    shop.ok("PUT", "/configurators/watch", {**read, "title": "Better"}, headers={"If-Match": "*"})
    assert designer.posts(f"{LIST}/watch/remove", {"etag": etag}).status_code == 412
    assert designer.posts(f"{LIST}/watch/remove").status_code == 412
    assert shop.ok("GET", "/configurators/watch")["title"] == "Better"
