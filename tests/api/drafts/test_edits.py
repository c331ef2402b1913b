"""Edits over HTTP: batches, repeated ones, those of others, undo and their limits."""

from uuid import uuid4

import pytest

from tests.api.drafts.window import Window, price
from tests.api.shop import Shop, codes


def test_an_edit_is_answered_with_the_revision_and_read_back(window: Window) -> None:
    answer = window.edit(price("tan", 500))
    assert answer == {"rev": 1, "applied": [0], "refused": [], "ids": {}, "ops": None}
    assert (window.layer("tan")["price"], window.ok("GET", "")["rev"]) == (500, 1)


def test_the_status_and_etag_follow_edits(window: Window) -> None:
    before = window.call("GET", "")
    assert before.json()["status"] == "published"
    window.edit(price("tan", 500))
    after = window.call("GET", "")
    assert (after.json()["status"], after.headers["etag"] != before.headers["etag"]) == ("changed", True)
    window.edit(price("tan", 0))
    again = window.call("GET", "")
    assert (again.json()["status"], again.headers["etag"]) == ("published", before.headers["etag"])


def test_what_is_refused_is_named_and_said_in_the_designers_language(window: Window, other: Window) -> None:
    window.edit(price("tan", 500))
    answer = other.send(price("tan", 700), price("tan", "much"), price("black", 1)).json()
    assert answer["applied"] == [2]
    changed, invalid = answer["refused"]
    assert changed | {"at": ""} == {
        "n": 0, "code": "changed", "message": "tests has changed this in the meantime.", "id": "tan",
        "field": "price", "theirs": 500, "by": "tests", "at": "",
    }  # fmt: skip
    assert changed["at"] == "2026-11-22T12:00:00Z"
    assert (invalid["code"], invalid["theirs"]) == ("invalid", None)
    batch = {"batch": str(uuid4()), "client": "w", "base": 0, "ops": [price("tan", 1)]}
    said = window.ok("POST", "/edits?locale=de", batch)["refused"][0]["message"]
    assert said == "tests hat das inzwischen geändert."


def test_what_came_of_operations_is_answered_where_it_is_not_what_was_sent(window: Window) -> None:
    layer = {"kind": "image", "temp": "new", "label": "Red"}
    answer = window.edit({"op": "insert", "parent": "strap", "before": "gone", "layer": layer}, price("new", 5))
    assert answer["ids"] == {"new": "red"}
    insert, put = answer["ops"]
    assert (insert["before"], insert["layer"]["id"], put["id"]) == (None, "red", "red")


def test_a_repeated_batch_gets_the_first_answer(window: Window, other: Window) -> None:
    batch = str(uuid4())
    first = window.edit(price("tan", 500), price("tin", 1), batch=batch)
    other.edit(price("tan", 600), base=1)
    assert window.send(price("tan", 500), price("tin", 1), batch=batch, base=0).json() == first
    assert window.layer("tan")["price"] == 600


def test_an_undo_that_is_repeated_undoes_once(window: Window) -> None:
    window.edit(price("tan", 1))
    window.edit(price("tan", 2))
    batch = str(uuid4())
    first = window.turn_back("undo", batch)
    assert window.turn_back("undo", batch) == first
    assert first["ops"] == [{"op": "set", "id": "tan", "field": "price", "value": 1}]
    assert window.layer("tan")["price"] == 1
    window.turn_back("redo")
    assert window.layer("tan")["price"] == 2


def test_an_undo_with_nothing_to_undo_stays_so_when_it_is_repeated(window: Window) -> None:
    batch = str(uuid4())
    nothing = window.turn_back("undo", batch)
    assert nothing == {"rev": 0, "applied": [], "refused": [], "ids": {}, "ops": []}
    window.edit(price("tan", 1))
    assert window.turn_back("undo", batch) == nothing
    assert window.layer("tan")["price"] == 1


def test_others_edits_are_read_page_by_page(window: Window, other: Window) -> None:
    for value in range(1, 6):
        window.edit(price("tan", value), gesture="drag")
    other.send(price("tin", 1))
    page = other.ok("GET", "/edits?after=1&limit=3")
    assert (page["rev"], [item["rev"] for item in page["items"]], page["next"]) == (5, [2, 3, 4], "4")
    item = page["items"][0]
    assert (item["client"], item["gesture"], item["how"], item["by"]) == ("window-1", "drag", "edit", "tests")
    assert item["ops"] == [{"op": "set", "id": "tan", "field": "price", "value": 2}]
    last = other.ok("GET", f"/edits?after=1&limit=3&cursor={page['next']}")
    assert ([item["rev"] for item in last["items"]], last["next"]) == ([5], None)
    assert other.ok("GET", "/edits?after=5")["items"] == []


def test_a_move_over_another_ones_move_is_told(window: Window, other: Window) -> None:
    window.edit({"op": "move", "ids": ["tan"], "parent": "case"})
    other.edit({"op": "move", "ids": ["tan"], "parent": None})
    (over,) = window.ok("GET", "/edits?after=1")["items"][0]["over"]
    assert (over["id"], over["rev"], over["client"]) == ("tan", 1, "window-1")


def test_a_revision_that_is_not_known_is_to_be_read_anew(window: Window) -> None:
    for answer in (window.send(price("tan", 1), base=7), window.call("GET", "/edits?after=7")):
        assert (answer.status_code, codes(answer), answer.json()["rev"]) == (409, ["resync"], 0)


def test_a_saved_document_is_a_batch_that_others_read(window: Window, other: Window) -> None:
    window.edit(price("tan", 5))
    read = window.call("GET", "")
    document = read.json() | {"title": "Clock"}
    saved = window.call("PUT", "", document, headers={"If-Match": read.headers["etag"]})
    assert (saved.status_code, saved.json()["rev"]) == (200, 2)
    (item,) = other.ok("GET", "/edits?after=1")["items"]
    assert (item["ops"][0]["op"], item["ops"][0]["document"]["title"], item["by"]) == ("replace", "Clock", "tests")
    assert codes(window.call("PUT", "", document, headers={"If-Match": read.headers["etag"]})) == []


def test_a_batch_has_limits(window: Window) -> None:
    assert window.send(*[price("tan", 1)] * 501).status_code == 413
    text = {"op": "doc", "field": "translations.de.tan", "value": "x" * 9_000}
    assert window.send(*[text] * 120).status_code == 413
    assert window.send(*[text] * 100).status_code == 200
    document = {
        name: value for name, value in window.ok("GET", "").items() if name in ("id", "title", "views", "layers")
    }
    replace = {"op": "replace", "document": document}
    assert window.send(replace, *[text] * 120, base=1).status_code == 200
    assert window.send(replace, *[text] * 480, base=2).status_code == 413


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"batch": "1"}, "/batch"),
        ({"client": ""}, "/client"),
        ({"base": -1}, "/base"),
        ({"base": "0"}, "/base"),
        ({"ops": []}, "/ops"),
        ({"more": 1}, "/more"),
    ],
)
def test_a_batch_that_is_none_is_refused_as_a_whole(window: Window, changed: dict[str, object], pointer: str) -> None:
    answer = window.send(price("tan", 1), **changed)
    assert (answer.status_code, [each["pointer"] for each in answer.json()["problems"]]) == (422, [pointer])


def test_operations_that_are_none_are_refused_one_by_one(window: Window) -> None:
    deep: object = "tan"
    for _ in range(40):
        deep = {"not": deep}
    answer = window.edit(
        {"op": "explode"}, {}, {"op": "set", "id": "tan"},
        {"op": "set", "id": "strap", "field": "show_if", "value": deep},
        {"op": "insert", "parent": "strap", "layer": {"kind": "image", "label": "x" * 301}}, price("black", 9),
    )  # fmt: skip
    assert answer["applied"] == [5]
    assert {each["code"] for each in answer["refused"]} == {"invalid"}
    assert answer["refused"][3]["message"] == "The value is not valid: the condition is nested too deeply"


def test_what_is_not_there_or_withdrawn_is_not_edited(shop: Shop, window: Window) -> None:
    assert Window(shop, "nothing").send(price("tan", 1)).status_code == 404
    shop.order("watch", ["tan", "steel"])
    window.call("DELETE", "", headers={"If-Match": "*"})
    for answer in (window.send(price("tan", 1)), window.call("GET", "/edits?after=0"), window.call("GET", "/versions")):
        assert answer.status_code == 410


def test_the_audit_log_has_a_line_for_each_sitting(shop: Shop, window: Window) -> None:
    def lines() -> int:
        return [entry["what"] for entry in shop.ok("GET", "/audit")["items"]].count("configurator.edited")

    for value in range(3):
        window.edit(price("tan", value))
        shop.clock.pass_(minutes=20)
    assert lines() == 1
    shop.clock.pass_(minutes=31)
    window.edit(price("tan", 9))
    assert lines() == 2


def test_a_published_option_keeps_its_stock_under_another_id(shop: Shop) -> None:
    name = shop.design({"g": {"a": {"stock": {"managed": True}}}}, id="lamp")
    window = Window(shop, name)
    answer = window.edit({"op": "rename", "id": "a", "to": "b"})
    assert answer["ops"][1] == {
        "op": "set", "id": "b", "field": "stock", "value": {"managed": True, "sku": "lamp.a", "units": 1},
    }  # fmt: skip
