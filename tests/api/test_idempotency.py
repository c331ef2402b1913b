"""Idempotency keys over HTTP: which requests are the same, and bodies that say two things."""

from typing import Any

import pytest

from configurator.ordering.answering import content_digest
from tests.api.shop import API, Shop

SPELLINGS = (
    '{"configurator": "strap", "selected": ["a"], "quantity": 1}',
    '{"quantity":1,"selected":["a"],"configurator":"strap"}',
    '\n{ "configurator" : "str\\u0061p",\t"selected": [ "\\u0061" ], "quantity": 1 }\n',
    '{"\\u0071uantity": 1, "configurator": "strap", "selected": ["a"]}',
)


def send(shop: Shop, path: str, text: str, **headers: str) -> Any:
    head = {"Content-Type": "application/json", "Authorization": f"Bearer {shop.token}"}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return shop.client.post(f"{API}{path}", content=text, headers=head | named)


def test_the_same_request_in_another_spelling_gets_the_first_answer(shop: Shop) -> None:
    shop.design({"g": {"a": None, "b": None}}, id="strap")
    cart = shop.cart()
    answers = [send(shop, f"/carts/{cart}/lines", text, Idempotency_Key="k") for text in SPELLINGS]
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert shop.read_cart(cart)["lines"][0]["quantity"] == 1


@pytest.mark.parametrize("change", [('"a"]', '"b"]'), ('"a"]', '"a", "a"]'), ("1}", '1, "pinned": []}'), ("1}", "2}")])
def test_another_content_under_the_same_key_is_refused(shop: Shop, change: tuple[str, str]) -> None:
    shop.design({"g": {"a": None, "b": None}}, id="strap")
    cart = shop.cart()
    assert send(shop, f"/carts/{cart}/lines", SPELLINGS[0], Idempotency_Key="k").status_code == 201
    assert send(shop, f"/carts/{cart}/lines", SPELLINGS[0].replace(*change), Idempotency_Key="k").status_code == 422
    assert shop.read_cart(cart)["lines"][0]["quantity"] == 1


@pytest.mark.parametrize(("one", "other"), [(1, 1.0), (0, -0.0), (10, 1e1), ({"a": 1, "b": 2.0}, {"b": 2, "a": 1.0})])
def test_equal_values_have_one_digest(one: object, other: object) -> None:
    assert content_digest(one) == content_digest(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        (0, False),
        (1, "1"),
        (None, "null"),
        ([1, 2], [2, 1]),
        ([], {}),
        (1, 1.5),
        ("é", "e\u0301"),
        ({}, None),
    ],
)
def test_different_values_have_different_digests(one: object, other: object) -> None:
    assert content_digest(one) != content_digest(other)


@pytest.mark.parametrize(
    ("text", "pointers"),
    [
        ('{"quantity": 1, "quantity": 2}', ["/quantity"]),
        ('{"quantity": 1, "\\u0071uantity": 1}', ["/quantity"]),
        ('{"selected": [[], {"a/b": 1, "a/b": 1}]}', ["/selected/1/a~1b"]),
        ('{"a": {"x": 1, "x": 2}, "b": {"y": 1}, "a": {"y": {"z": 1, "z": 1}}}', ["/a", "/a/y/z"]),
    ],
)
def test_keys_that_are_there_twice_are_named(shop: Shop, text: str, pointers: list[str]) -> None:
    shop.design({"g": {"a": None}}, id="strap")
    cart = shop.cart()
    for path in (f"/carts/{cart}/lines", "/configurators/strap/evaluate", "/configurators"):
        answer = send(shop, path, text)
        assert answer.status_code == 422
        found = [(problem["code"], problem["pointer"]) for problem in answer.json()["problems"]]
        assert found == [("duplicate", pointer) for pointer in pointers]


def test_of_many_repeated_keys_a_hundred_are_named(shop: Shop) -> None:
    text = "[" + ",".join(['{"a":1,"a":1}'] * 3_000) + "]"
    assert len(send(shop, "/carts", text).json()["problems"]) == 100
