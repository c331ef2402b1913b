"""Drafts before anybody publishes them: evaluated, drawn, and what publishing would do."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.api.shop import Json, Shop

GROUP = {"kind": "group", "id": "strap", "label": "Strap", "choose": "one", "required": True}
FRONT = {"id": "front", "label": "Front", "width": 64, "height": 64}


def strap(shop: Shop) -> Json:
    red, blue = shop.asset(color=(200, 0, 0, 255)), shop.asset(color=(0, 0, 200, 255))
    layers = [
        {"kind": "image", "id": "tan", "label": "Tan", "default": True, "images": {"front": {"asset": red}},
         "stock": {"managed": True, "sku": "TAN"}},
        {"kind": "image", "id": "blue", "label": "Blue", "images": {"front": {"asset": blue}}},
    ]  # fmt: skip
    return {**GROUP, "layers": layers}


def drafted(shop: Shop, *layers: Json, **more: Any) -> str:
    document = {"id": "watch", "title": "Watch", "base_price": 100, "views": [FRONT], "layers": list(layers), **more}
    shop.ok("POST", "/configurators", document)
    return "/configurators/watch"


def changed(shop: Shop, at: str, **fields: Any) -> None:
    now = shop.call("GET", at)
    shop.ok("PUT", at, {**now.json(), **fields}, headers={"If-Match": now.headers["etag"]})


def test_a_draft_is_evaluated_as_it_stands(shop: Shop) -> None:
    at = drafted(shop, strap(shop))
    answer = shop.call("POST", f"{at}/draft/evaluate", {"selected": ["blue"]})
    assert answer.headers["cache-control"] == "no-store"
    assert (answer.json()["version"], answer.json()["selected"], answer.json()["price"]["unit"]) == (1, ["blue"], 100)
    changed(shop, at, base_price=250)
    assert shop.ok("POST", f"{at}/draft/evaluate")["price"]["unit"] == 250
    assert shop.call("POST", f"{at}/evaluate", {}, admin=False).status_code == 404


def test_an_unfinished_draft_is_evaluated_as_far_as_it_goes(shop: Shop) -> None:
    rules = [{"id": "r", "if": "tan", "then": "silk"}]
    empty = {"kind": "group", "id": "dial", "choose": "one", "required": True, "layers": []}
    at = drafted(shop, strap(shop), empty, rules=rules)
    assert shop.call("POST", f"{at}/publish").status_code == 422
    found = shop.ok("POST", f"{at}/draft/evaluate", {})
    assert (found["complete"], found["checkout"]["allowed"]) == (True, True)


def test_a_draft_is_evaluated_with_stock_as_it_might_be(shop: Shop) -> None:
    at = drafted(shop, strap(shop))
    shop.stock("TAN", 5)

    def tan(suppose: Json) -> Json:
        answer: Json = shop.ok("POST", f"{at}/draft/evaluate", {"suppose": suppose})["options"]["tan"]
        return answer

    assert (tan({})["availability"], tan({})["available"]) == ("in_stock", 5)
    assert tan({"TAN": {"on_hand": 0}})["availability"] == "out_of_stock"
    assert tan({"TAN": {"on_hand": 3}})["available"] == 3
    assert tan({"TAN": {"status": "preorder"}})["availability"] == "preorder"
    assert shop.item("TAN")["on_hand"] == 5


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"suppose": {"TAN": {}}}, "/suppose/TAN"),
        ({"suppose": {"TAN": {"on_hand": 1, "status": "in_stock"}}}, "/suppose/TAN"),
        ({"suppose": {"TAN": {"on_hand": -1}}}, "/suppose/TAN/on_hand"),
        ({"suppose": {"TAN": {"status": "gone"}}}, "/suppose/TAN/status"),
        ({"cart": "cart_1"}, "/cart"),
        ({"selected": ["silk"]}, "/selected/0"),
    ],
)
def test_what_cannot_be_supposed_is_named(shop: Shop, body: Json, pointer: str) -> None:
    refused = shop.call("POST", f"{drafted(shop, strap(shop))}/draft/evaluate", body)
    assert (refused.status_code, refused.json()["problems"][0]["pointer"]) == (422, pointer)


def test_a_draft_is_drawn_without_what_is_missing(shop: Shop) -> None:
    lost = {"kind": "image", "id": "lost", "label": "Lost", "images": {"front": {"asset": "0" * 32, "z": 5}}}
    at = drafted(shop, strap(shop), lost)
    answer = shop.call("POST", f"{at}/draft/render", {"selected": ["blue"], "view": "front", "width": 150})
    assert (answer.headers["content-type"], answer.headers["cache-control"]) == ("image/webp", "no-store")
    picture = Image.open(BytesIO(answer.content)).convert("RGB")
    assert (picture.size, picture.getpixel((75, 75))) == ((150, 150), pytest.approx((0, 0, 200), abs=6))
    by_default = Image.open(BytesIO(shop.call("POST", f"{at}/draft/render").content)).convert("RGB")
    assert (by_default.size, by_default.getpixel((32, 32))) == ((64, 64), pytest.approx((200, 0, 0), abs=6))


@pytest.mark.parametrize(
    "body", [{"view": "back"}, {"width": 151}, {"selected": ["silk"]}, {"selected": ["tan", "blue"]}]
)
def test_what_cannot_be_drawn_is_refused(shop: Shop, body: Json) -> None:
    assert shop.call("POST", f"{drafted(shop, strap(shop))}/draft/render", body).status_code == 422


def test_what_publishing_would_do_is_foreseen(shop: Shop) -> None:
    at = drafted(shop, strap(shop), presets=[{"id": "field", "label": "Field", "selected": ["tan"]}])
    shop.stock("TAN", 5)
    nothing = {"bound": None, "lost_percent": None, "presets": [], "options": [], "defaults": []}
    assert shop.ok("POST", f"{at}/foresight", {"draft": True}) == {"buildable": 2, "buyable": 2, **nothing}
    shop.ok("POST", f"{at}/publish")
    changed(shop, at, rules=[{"id": "r", "if": "tan", "then": {"not": "tan"}}])
    foreseen = {"bound": None, "lost_percent": 50.0, "presets": ["field"], "options": ["tan"], "defaults": ["tan"]}
    assert shop.ok("POST", f"{at}/foresight", {"draft": True}) == {"buildable": 1, "buyable": 1, **foreseen}
    assert shop.ok("POST", f"{at}/foresight", {"suppose": {"TAN": {"on_hand": 0}}}) == {
        "buildable": 2, "buyable": 1, **foreseen
    }  # fmt: skip
    assert shop.ok("POST", f"{at}/foresight", {"suppose": {"TAN": {"on_hand": 1}}})["lost_percent"] == 0


def test_a_foresight_is_of_something(shop: Shop) -> None:
    at = drafted(shop, strap(shop))
    assert shop.call("POST", f"{at}/foresight", {}).status_code == 422
    assert shop.call("POST", f"{at}/foresight", {"suppose": {"TAN": {"on_hand": 0}}}).status_code == 404


@pytest.mark.parametrize("call", ["draft/evaluate", "draft/render", "foresight"])
def test_drafts_are_for_those_who_may_edit_them(shop: Shop, call: str) -> None:
    at = drafted(shop, strap(shop))
    assert shop.call("POST", f"{at}/{call}", {"draft": True}, admin=False).status_code == 401
