"""The start page of designers."""

import re
from html import unescape
from io import BytesIO

import pytest
from PIL import Image

from tests.admin.conftest import SignsIn
from tests.admin.desk import Desk
from tests.api.shop import Json, Shop

LIST = "/admin/configurators"


def shown(desk: Desk) -> dict[str, str]:
    """The cards by the id of their configurator, in the order of the page."""
    page = unescape(desk.opens(LIST).text)
    parts = re.split(r'data-configurator="([\w-]+)"', page)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def picture_of(card: str) -> str:
    return re.findall(r'<img src="([^"]+)"', card)[0]


def drafted(shop: Shop, id: str, *layers: Json, **more: object) -> None:
    shop.ok("POST", "/configurators", {
        "id": id, "title": id.title(), "views": [{"id": "front"}], "layers": list(layers), **more,
    })  # fmt: skip


def test_a_card_says_how_things_are_when_it_was_changed_and_by_whom(shop: Shop, designer: Desk) -> None:
    drafted(shop, "lamp")
    shop.clock.pass_(hours=3)
    cards = shown(designer)
    assert "Draft, never published" in cards["lamp"]
    assert "Published, version 1" in cards["watch"]
    assert "3 hours ago" in cards["lamp"]
    assert "· tests" in cards["lamp"]


def test_what_was_changed_last_comes_first(shop: Shop, designer: Desk) -> None:
    drafted(shop, "lamp")
    shop.clock.pass_(hours=1)
    edit = {"batch": "0c1dd9bc-2e2a-4df9-8df6-8a3d0ae4a8d1", "client": "w", "base": 0, "ops": [
        {"op": "doc", "field": "title", "value": "Wrist watch"},
    ]}  # fmt: skip
    rev = shop.ok("GET", "/configurators/watch")["rev"]
    shop.ok("POST", "/configurators/watch/edits", {**edit, "base": rev})
    cards = shown(designer)
    assert list(cards) == ["watch", "lamp"]
    assert "Wrist watch" in cards["watch"]
    assert "Changed since version 1" in cards["watch"]


def test_a_published_product_has_the_shops_picture_and_a_draft_its_own(shop: Shop, designer: Desk) -> None:
    image = {"kind": "image", "id": "shade", "images": {"front": {"asset": shop.asset(color=(10, 200, 30, 255))}}}
    drafted(shop, "lamp", image)
    drafted(shop, "nothing")
    cards = shown(designer)
    assert picture_of(cards["watch"]).startswith("/render/watch/")
    answer = designer.opens(picture_of(cards["lamp"]))
    with Image.open(BytesIO(answer.content)) as drawn:
        middle = drawn.convert("RGB").getpixel((drawn.width // 2, drawn.height // 2))
    assert isinstance(middle, tuple)
    assert all(abs(one - two) < 12 for one, two in zip(middle, (10, 200, 30), strict=True))
    assert "<img" not in cards["nothing"]


def test_the_address_of_a_picture_changes_with_the_draft(shop: Shop, designer: Desk) -> None:
    image = {"kind": "image", "id": "shade", "images": {"front": {"asset": shop.asset()}}}
    drafted(shop, "lamp", image)
    before = picture_of(shown(designer)["lamp"])
    read = shop.call("GET", "/configurators/lamp")
    shop.ok("PUT", "/configurators/lamp", {**read.json(), "title": "Other"}, headers={"If-Match": read.headers["etag"]})
    assert picture_of(shown(designer)["lamp"]) != before


def test_what_is_to_be_done_comes_after_the_page(shop: Shop, designer: Desk) -> None:
    drafted(shop, "lamp", {"kind": "group", "id": "shade", "label": "Shade", "choose": "one", "required": True})
    drafted(shop, "nothing")
    shop.stock("SALMON", 0, backorder="deny")
    assert "data-findings" not in designer.opens(LIST).text
    found = {id: unescape(designer.opens(f"{LIST}/{id}/findings").text) for id in ("lamp", "nothing", "watch")}
    assert "1 thing to do before it can be published" in found["lamp"]
    assert "Shade asks for a choice and has no options." in found["lamp"]
    assert "There are no layers yet." in found["nothing"]
    assert "1 hint" in found["watch"]
    assert "Nobody can buy Dial: Salmon today." in found["watch"]
    shop.stock("SALMON", 5)
    assert "No problems found" in designer.opens(f"{LIST}/watch/findings").text


def test_a_withdrawn_one_is_still_listed_and_leads_nowhere(shop: Shop, designer: Desk) -> None:
    shop.order("watch", ["salmon", "tan"])
    shop.ok("DELETE", "/configurators/watch", headers={"If-Match": "*"})
    card = shown(designer)["watch"]
    assert "Withdrawn" in card
    assert "<a " not in card.split("</ul>")[0]
    assert designer.opens(f"{LIST}/watch/findings").status_code == 410


def test_an_empty_shop_offers_ways_to_begin(shop: Shop, designer: Desk) -> None:
    shop.ok("DELETE", "/configurators/watch", headers={"If-Match": "*"})
    page = designer.opens(LIST).text
    assert "data-empty" in page
    for way in ("-/new", "-/sample", "-/import"):
        assert f"{LIST}/{way}" in page


@pytest.mark.parametrize("part", ["picture.webp", "findings", "remove"])
def test_what_is_not_there_has_no_parts(designer: Desk, part: str) -> None:
    assert designer.opens(f"{LIST}/nothing/{part}").status_code == 404


def test_a_view_that_is_not_there_has_no_picture(designer: Desk) -> None:
    assert designer.opens(f"{LIST}/watch/picture.webp?view=back").status_code == 404


def test_a_hostile_title_is_text(shop: Shop, signs_in: SignsIn) -> None:
    shop.ok("POST", "/configurators", {
        "id": "odd", "title": "<script>x</script>", "views": [{"id": "front"}], "layers": [],
    })  # fmt: skip
    assert "<script>x" not in signs_in().opens(LIST).text
