"""What shoppers are told about a configuration over HTTP."""

import pytest

from configurator.api.answers.evaluation import EvaluationAnswer
from tests.api.shop import Shop


def problems(evaluation: dict[str, object]) -> list[str]:
    return [problem["code"] for problem in evaluation["checkout"]["problems"]]  # type: ignore[index]


def test_an_evaluation_has_the_documented_shape(shop: Shop) -> None:
    shop.stock("S", 3)
    name = shop.design({"g": {"a": {"sku": "S", "default": True, "price": 500}, "b": None}})
    evaluation = shop.evaluate(name)
    EvaluationAnswer.model_validate(evaluation)
    assert evaluation["selected"] == ["a"]
    assert evaluation["price"] == {"unit": 10500, "total": 10500, "currency": "EUR", "formatted": "€105.00"}
    assert evaluation["stack"]["front"][0]["layer"] == "a"


def test_without_a_selection_the_defaults_and_with_an_empty_one_nothing(shop: Shop) -> None:
    name = shop.design({"g": {"a": {"default": True}, "b": None}})
    assert shop.evaluate(name)["selected"] == ["a"]
    empty = shop.evaluate(name, [])
    assert (empty["selected"], empty["complete"], problems(empty)) == ([], False, ["required"])


def test_switching_backorder_on_shows_at_the_next_evaluation(shop: Shop) -> None:
    """Refused while off; “Available on Backorder” as soon as it is on."""
    shop.stock("S", 0)
    name = shop.design({"g": {"a": {"sku": "S"}, "b": {"default": True}}})
    off = shop.evaluate(name, ["a"])
    assert (off["options"]["a"]["notice"], problems(off)) == ("Out of stock", ["out_of_stock"])
    shop.settings(stock={"backorder": True})
    on = shop.evaluate(name, ["a"])
    assert (on["options"]["a"]["notice"], problems(on)) == ("Available on Backorder", [])
    shop.settings(stock={"management": False, "backorder": True})
    unmanaged = shop.evaluate(name, ["a"])
    assert (unmanaged["availability"], unmanaged["options"]["a"]["available"]) == ("in_stock", None)


def test_stock_that_moves_shows_at_the_next_evaluation(shop: Shop) -> None:
    shop.stock("S", 1)
    name = shop.design({"g": {"a": {"sku": "S", "default": True}}})
    assert shop.evaluate(name)["options"]["a"]["available"] == 1
    shop.move("S", "receive", 4)
    assert shop.evaluate(name)["options"]["a"]["available"] == 5


def test_the_same_question_at_the_same_stock_is_answered_the_same(shop: Shop) -> None:
    name = shop.design({"g": {"a": {"default": True}}})
    assert shop.evaluate(name) == shop.evaluate(name)


def test_a_token_stands_for_its_configuration(shop: Shop) -> None:
    name = shop.design({"g": {"a": None, "b": {"price": 100}}})
    token = shop.evaluate(name, ["b"], 3)["token"]
    path = f"/configurators/{name}/evaluate"
    again = shop.ok("POST", path, {"token": token}, admin=False)
    assert (again["selected"], again["price"]["total"], again["token"]) == (["b"], 30300, token)
    assert shop.ok("POST", path, {"token": token, "quantity": 1}, admin=False)["price"]["total"] == 10100


def test_choices_of_an_old_token_that_no_longer_exist_are_named_gone(shop: Shop) -> None:
    name = shop.design({"g": {"a": None, "b": {"default": True}}}, id="lamp")
    token = shop.evaluate(name, ["a"])["token"]
    read = shop.call("GET", "/configurators/lamp")
    document = read.json()
    document["layers"][0]["layers"] = document["layers"][0]["layers"][1:]
    shop.ok("PUT", "/configurators/lamp", document, headers={"If-Match": read.headers["etag"]})
    shop.ok("POST", "/configurators/lamp/publish")
    again = shop.ok("POST", "/configurators/lamp/evaluate", {"token": token}, admin=False)
    assert (again["selected"], problems(again)) == ([], ["gone"])


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"selected": ["a", "zebra"]}, "/selected/1"),
        ({"token": "forged"}, "/token"),
        ({"quantity": 0}, "/quantity"),
        ({"quantity": 10_001}, "/quantity"),
        ({"quantity": 1.5}, "/quantity"),
        ({"quantity": True}, "/quantity"),
        ({"selected": "a"}, "/selected"),
        ({"selected": ["a", 1]}, "/selected/1"),
        ({"cart": "cart_nonsense"}, "/cart"),
        ({"colour": "red"}, "/colour"),
        ({"selected": ["a", "b"]}, "/selected"),
        ({"explain": "most"}, "/explain"),
        ({"explain": ["a", "zebra"]}, "/explain/1"),
        ({"pick": "zebra"}, "/pick"),
    ],
)
def test_what_makes_no_sense_is_422_and_names_its_place(shop: Shop, body: dict[str, object], pointer: str) -> None:
    name = shop.design({"g": {"a": None, "b": None}})
    answer = shop.call("POST", f"/configurators/{name}/evaluate", body, admin=False)
    assert answer.status_code == 422
    assert [problem["pointer"] for problem in answer.json()["problems"]] == [pointer]


@pytest.mark.parametrize(
    "body", [b"{", b"\xff", b"[" * 5000, b'{"quantity": NaN}', b'{"selected":' + b"[" * 100 + b"]" * 100 + b"}"]
)
def test_what_is_not_json_is_400(shop: Shop, body: bytes) -> None:
    name = shop.design({"g": {"a": None}})
    headers = {"Content-Type": "application/json"}
    answer = shop.client.post(f"/api/v1/configurators/{name}/evaluate", content=body, headers=headers)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "/problems/not-readable"


def test_a_pick_keeps_what_is_pinned_and_repairs_the_rest(shop: Shop) -> None:
    rule = {"id": "r", "if": "steel", "then": {"not": "wood"}, "message": "Steel takes no wood"}
    groups = {"case": {"steel": None, "oak": None}, "dial": {"wood": None, "black": None}}
    name = shop.design(groups, rules=[rule])
    picked = shop.evaluate(name, ["oak", "wood"], pinned=[], pick="steel")
    assert picked["selected"] == ["steel", "black"]
    assert set(picked["repaired"]) == {"wood", "black"}
    refused = shop.evaluate(name, ["oak", "wood"], pinned=["wood"], pick="steel")
    assert (refused["selected"], refused["refused"]) == (["oak", "wood"], "steel")
    assert refused["options"]["steel"]["instead"] == ["steel", "black"]
    assert refused["options"]["steel"]["why"][0]["message"] == "Steel takes no wood"


def test_what_stands_in_the_way_is_worked_out_for_what_is_asked(shop: Shop) -> None:
    rule = {"id": "r", "if": "gold", "then": {"not": "red"}}
    name = shop.design({"glaze": {"red": {}, "white": {}}, "rim": {"plain": {}, "gold": {}, "blue": {}}}, rules=[rule])

    def explained(explain: object) -> dict[str, tuple[object, object]]:
        body = {"selected": ["red", "plain"], "explain": explain}
        options = shop.ok("POST", f"/configurators/{name}/evaluate", body, admin=False)["options"]
        return {option: (each["why"] and each["why"][0]["rule"], each["instead"]) for option, each in options.items()}

    asked = explained(["gold", "blue"])
    assert asked == explained("all")
    assert asked["gold"] == ("r", ["white", "gold"])
    assert asked["blue"] == ([], [])
    for not_asked in (explained("none"), explained(["red"])):
        assert not_asked == {**asked, "gold": (None, None)}


def test_evaluating_as_part_of_a_cart_counts_its_other_lines(shop: Shop) -> None:
    """The other line already takes the only piece."""
    shop.stock("S", 1)
    name = shop.design({"g": {"a": "S"}, "colour": {"red": None, "blue": None}})
    cart = shop.cart((name, ["a", "red"], 1))
    assert problems(shop.evaluate(name, ["a", "blue"])) == []
    beside = shop.evaluate(name, ["a", "blue"], cart=cart)
    assert problems(beside) == ["out_of_stock"]
    line = shop.read_cart(cart)["lines"][0]["id"]
    assert problems(shop.evaluate(name, ["a", "blue"], cart=cart, line=line)) == []


def test_what_is_promised_changes_with_the_day_of_the_shop(shop: Shop) -> None:
    """At noon UTC it is already the 23rd in Auckland, where the 24th begins 23 hours later."""
    shop.settings(stock={"backorder": True}, shop={"timezone": "UTC"})
    shop.stock("S", 0, restock_on="2026-11-23")
    name = shop.design({"g": {"a": {"sku": "S", "default": True}}})
    assert shop.evaluate(name)["ships_on"] == "2026-11-23"
    shop.settings(shop={"timezone": "Pacific/Auckland"})
    assert shop.evaluate(name)["ships_on"] == "2026-11-23"
    shop.clock.pass_(hours=22.5)
    assert shop.evaluate(name)["ships_on"] == "2026-11-23"
    shop.clock.pass_(hours=1)
    assert shop.evaluate(name)["ships_on"] is None


def test_the_problems_of_a_line_in_its_cart_name_the_line(shop: Shop) -> None:
    shop.stock("S", 1)
    name = shop.design({"g": {"a": "S"}})
    cart = shop.cart((name, ["a"], 1))
    line = shop.read_cart(cart)["lines"][0]["id"]
    found = shop.evaluate(name, ["a"], 2, cart=cart, line=line)["checkout"]["problems"]
    assert [(problem["code"], problem["line"]) for problem in found] == [("out_of_stock", line)]


def test_the_shops_own_words_are_found_however_its_locale_is_spelled(shop: Shop) -> None:
    shop.settings(shop={"locale": "de_DE"}, labels={"de-DE": {"out_of_stock_notice": "Ausverkauft"}})
    shop.stock("S", 0)
    name = shop.design({"g": {"a": "S"}})
    assert shop.evaluate(name)["options"]["a"]["notice"] == "Ausverkauft"


def test_what_was_asked_before_is_still_refused_as_plain_text(shop: Shop) -> None:
    name = shop.design({"g": {"a": None}})
    path = f"/api/v1/configurators/{name}/evaluate"
    assert shop.client.post(path, content=b"{ }", headers={"Content-Type": "application/json"}).status_code == 200
    assert shop.client.post(path, content=b"{ }", headers={"Content-Type": "text/plain"}).status_code == 415


def test_yen_has_no_minor_unit(shop: Shop) -> None:
    shop.settings(shop={"currency": "JPY"})
    name = shop.design({"g": {"a": {"default": True}}})
    assert shop.evaluate(name, locale="ja")["price"]["formatted"] == "￥10,000"


def test_a_picture_of_the_configuration_is_drawn_at_the_asked_width(shop: Shop) -> None:
    name = shop.design({"g": {"a": {"default": True}}})
    token = shop.evaluate(name)["token"]
    answer = shop.client.get(f"/render/{name}/{token}.webp?width=150")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp")
    assert "immutable" in answer.headers["cache-control"]
    assert shop.client.get(f"/render/{name}/{token}.webp?width=151").status_code == 422
    assert shop.client.get(f"/render/{name}/{token}.webp?view=top").status_code == 422
    assert shop.client.get(f"/render/{name}/{token}x.webp").status_code == 404
    assert shop.client.get(f"/render/other/{token}.webp").status_code == 404


def test_problems_are_said_in_the_asked_language(shop: Shop) -> None:
    shop.stock("S", 0)
    name = shop.design({"g": {"a": "S", "b": {"default": True}}})
    asked = shop.evaluate(name, ["a"], locale="es")
    assert asked["checkout"]["problems"][0]["message"] == "G: A: sin existencias"
    assert shop.evaluate(name, locale="fr")["options"]["a"]["why"][0]["message"] == "G: A est en rupture de stock"
    assert shop.evaluate(name, ["a"])["checkout"]["problems"][0]["message"] == "G: A is out of stock"


def test_a_checkout_refuses_in_the_language_it_was_asked_in(shop: Shop) -> None:
    shop.settings(stock={"backorder": True})
    shop.stock("S", 0)
    name = shop.design({"g": {"a": "S"}})
    refused = shop.checkout(shop.cart((name, ["a"], 1)), accept_backorder=False, locale="de")
    assert refused.status_code == 409
    assert refused.json()["problems"][0]["message"] == "G: A wird später versandt: 0 von 1 sind jetzt zu haben"
