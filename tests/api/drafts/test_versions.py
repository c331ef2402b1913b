"""Published versions over HTTP, and publishing what somebody has seen."""

from uuid import uuid4

from tests.api.drafts.window import Window, price
from tests.api.shop import Shop, codes


def test_versions_are_listed_with_who_published_them_the_newest_first(window: Window) -> None:
    for _ in range(3):
        window.shop.clock.pass_(hours=1)
        window.ok("POST", "/publish")
    page = window.ok("GET", "/versions?limit=3")
    assert [(each["version"], each["by"]) for each in page["items"]] == [(4, "tests"), (3, "tests"), (2, "tests")]
    assert page["items"][0]["at"] == "2026-11-22T15:00:00Z"
    rest = window.ok("GET", f"/versions?limit=3&cursor={page['next']}")
    assert ([each["version"] for each in rest["items"]], rest["next"]) == ([1], None)


def test_a_version_is_the_document_that_was_published(window: Window) -> None:
    published = window.ok("GET", "")
    window.edit(price("tan", 5))
    version = window.ok("GET", "/versions/1")
    assert version == {name: published[name] for name in version}
    for missing in ("2", "0", "x", "01234567890", "%C2%B2"):
        assert window.call("GET", f"/versions/{missing}").status_code == 404


def test_a_version_is_restored_as_an_edit_that_can_be_undone(window: Window, other: Window) -> None:
    window.edit(price("tan", 5))
    body = {"client": "window-1", "batch": str(uuid4())}
    answer = window.ok("POST", "/versions/1/restore", body)
    assert (answer["rev"], answer["ops"][0]["op"], window.layer("tan")["price"]) == (2, "replace", 0)
    assert window.ok("POST", "/versions/1/restore", body) == answer
    assert [item["rev"] for item in other.ok("GET", "/edits?after=1")["items"]] == [2]
    window.turn_back("undo")
    assert window.layer("tan")["price"] == 5
    assert window.call("POST", "/versions/7/restore", body | {"batch": str(uuid4())}).status_code == 404


def test_publishing_honours_a_revision(window: Window, other: Window) -> None:
    window.edit(price("tan", 5))
    other.edit(price("black", 6), gesture="g")
    refused = window.call("POST", "/publish", {"rev": 1})
    assert (refused.status_code, codes(refused)) == (412, ["changed"])
    assert refused.json()["changes"] == [{"rev": 2, "by": "tests", "client": "window-2", "at": "2026-11-22T12:00:00Z"}]
    assert window.call("POST", "/publish", {"rev": 99}).status_code == 412
    assert window.call("POST", "/publish", {"rev": 2}).json() == {"id": "watch", "version": 2}


def test_publishing_honours_if_match(window: Window) -> None:
    seen = window.call("GET", "").headers["etag"]
    window.edit(price("tan", 5))
    refused = window.call("POST", "/publish", headers={"If-Match": seen})
    now = window.call("GET", "").headers["etag"]
    assert (refused.status_code, refused.headers["etag"], len(refused.json()["changes"])) == (412, now, 1)
    assert window.call("POST", "/publish", headers={"If-Match": now}).status_code == 201
    assert window.call("POST", "/publish", headers={"If-Match": "*"}).status_code == 201


def test_a_configurator_that_is_made_anew_has_no_revision_of_the_old_one(shop: Shop, window: Window) -> None:
    window.edit(price("tan", 5))
    document = {
        name: value for name, value in window.ok("GET", "").items() if name in ("id", "title", "views", "layers")
    }
    window.call("DELETE", "", headers={"If-Match": "*"})
    shop.ok("POST", "/configurators", document)
    assert codes(window.send(price("tan", 7), base=1)) == ["resync"]
    assert window.ok("GET", "/versions")["items"] == []
    window.ok("POST", "/publish")
    assert [each["version"] for each in window.ok("GET", "/versions")["items"]] == [2]
