"""Settings, configurators and assets over HTTP."""

import pytest

from configurator.runtime.admission import Admission
from configurator.stores.images.accept import fingerprint
from tests.api.shop import Shop, codes, png


def draft(**more: object) -> dict[str, object]:
    return {"id": "watch", "title": "Watch", "views": [{"id": "front"}], "layers": [], **more}


def option(id: str, **more: object) -> dict[str, object]:
    return {"kind": "image", "id": id, "label": id.title(), **more}


def group(id: str, *options: dict[str, object], **more: object) -> dict[str, object]:
    return {"kind": "group", "id": id, "label": id.title(), "choose": "one", "layers": list(options), **more}


def test_settings_come_with_every_section_and_an_etag(shop: Shop) -> None:
    answer = shop.call("GET", "/settings")
    assert set(answer.json()) == {"shop", "stock", "orders", "labels", "mail", "privacy", "theme", "embed"}
    assert answer.headers["etag"].startswith('"')


def test_settings_are_replaced_only_by_whoever_read_them(shop: Shop) -> None:
    assert shop.call("PUT", "/settings", {}).status_code == 428
    assert shop.call("PUT", "/settings", {}, headers={"If-Match": '"old"'}).status_code == 412


def test_a_section_left_out_takes_its_default(shop: Shop) -> None:
    shop.settings(stock={"backorder": True})
    etag = shop.call("GET", "/settings").headers["etag"]
    shop.ok("PUT", "/settings", {"shop": {"name": "Ours"}}, headers={"If-Match": etag})
    assert shop.ok("GET", "/settings")["stock"]["backorder"] is False


@pytest.mark.parametrize(
    ("section", "pointer"),
    [
        ({"stock": {"hold_minutes": 0}}, "/stock/hold_minutes"),
        ({"stock": {"unavailable": "vanish"}}, "/stock/unavailable"),
        ({"shop": {"currency": "XXQ"}}, "/shop/currency"),
        ({"shop": {"timezone": "Mars/Base"}}, "/shop/timezone"),
        ({"labels": {"en": {"nonsense": "x"}}}, "/labels/en/nonsense"),
        ({"stok": {}}, "/stok"),
        ({"theme": {"name": "neon"}}, "/theme/name"),
        ({"embed": {"allowed_origins": ["https://a.example/path"]}}, "/embed/allowed_origins/0"),
    ],
)
def test_a_bad_setting_is_named_with_its_pointer(shop: Shop, section: dict[str, object], pointer: str) -> None:
    etag = shop.call("GET", "/settings").headers["etag"]
    answer = shop.call("PUT", "/settings", section, headers={"If-Match": etag})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert [problem["pointer"] for problem in answer.json()["problems"]] == [pointer]
    assert shop.call("GET", "/settings").headers["etag"] == etag


def test_nobody_reads_or_writes_documents_without_a_token(shop: Shop) -> None:
    for method, path in (("GET", "/settings"), ("GET", "/configurators"), ("POST", "/assets"), ("GET", "/stock")):
        assert shop.call(method, path, admin=False).status_code == 401
        assert shop.call(method, path, admin=False, headers={"Authorization": "Bearer nonsense"}).status_code == 401


def test_a_draft_comes_back_as_it_was_sent_and_can_be_sent_back(shop: Shop) -> None:
    shop.ok("POST", "/configurators", draft(description="Fine"))
    read = shop.call("GET", "/configurators/watch")
    assert (read.json()["description"], read.json()["status"], read.json()["version"]) == ("Fine", "draft", 0)
    shop.ok("PUT", "/configurators/watch", read.json(), headers={"If-Match": read.headers["etag"]})


def test_a_draft_that_somebody_else_changed_is_not_overwritten(shop: Shop) -> None:
    shop.ok("POST", "/configurators", draft())
    etag = shop.call("GET", "/configurators/watch").headers["etag"]
    shop.ok("PUT", "/configurators/watch", draft(title="Mine"), headers={"If-Match": etag})
    assert shop.call("PUT", "/configurators/watch", draft(title="Yours"), headers={"If-Match": etag}).status_code == 412
    assert shop.call("PUT", "/configurators/watch", draft()).status_code == 428
    assert shop.ok("GET", "/configurators/watch")["title"] == "Mine"


def test_every_fault_of_a_document_is_named(shop: Shop) -> None:
    layers = [group("strap", option("Tan"), choose="some"), {"kind": "video", "id": "x"}]
    answer = shop.call("POST", "/configurators", draft(layers=layers, base_price=-1))
    pointers = {problem["pointer"] for problem in answer.json()["problems"]}
    assert pointers == {"/layers/0/layers/0/id", "/layers/0/choose", "/layers/1", "/base_price"}


def test_an_id_used_twice_is_refused_even_in_a_draft(shop: Shop) -> None:
    answer = shop.call("POST", "/configurators", draft(layers=[option("a"), option("a")]))
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["pointer"].startswith("/layers/1")


def test_publishing_counts_versions(shop: Shop) -> None:
    shop.ok("POST", "/configurators", draft())
    assert shop.ok("POST", "/configurators/watch/publish") == {"id": "watch", "version": 1}
    assert shop.ok("POST", "/configurators/watch/publish")["version"] == 2
    assert shop.ok("GET", "/configurators")["items"][0]["status"] == "published"


def test_publishing_refuses_what_cannot_be_built_with_every_reason(shop: Shop) -> None:
    layers = [
        group("strap", option("tan", default=True), option("black", default=True), required=True),
        group("dial", option("white"), show_if="white"),
    ]
    rules = [{"id": "r", "if": "tan", "then": "nothing"}]
    shop.ok("POST", "/configurators", draft(layers=layers, rules=rules))
    answer = shop.call("POST", "/configurators/watch/publish")
    assert answer.status_code == 422
    assert len(answer.json()["problems"]) >= 3


def test_publishing_makes_the_stock_items_that_are_missing(shop: Shop) -> None:
    shop.stock("KNOWN", 7)
    shop.design({"g": {"a": "KNOWN", "b": "NEW", "c": {"stock": {"managed": True}}}}, id="watch")
    assert shop.item("KNOWN")["on_hand"] == 7
    assert shop.item("NEW")["tracked"] is False
    assert shop.item("watch.c")["status"] == "in_stock"


def test_a_configurator_that_was_never_published_is_404_for_shoppers(shop: Shop) -> None:
    shop.ok("POST", "/configurators", draft())
    assert shop.call("POST", "/configurators/watch/evaluate", {}, admin=False).status_code == 404
    assert shop.call("POST", "/configurators/none/evaluate", {}, admin=False).status_code == 404


def test_deleting_a_configurator_without_orders_removes_it(shop: Shop) -> None:
    name = shop.design({"g": {"a": None}})
    etag = shop.call("GET", f"/configurators/{name}").headers["etag"]
    assert shop.call("DELETE", f"/configurators/{name}").status_code == 428
    assert shop.call("DELETE", f"/configurators/{name}", headers={"If-Match": etag}).status_code == 204
    assert shop.call("POST", f"/configurators/{name}/evaluate", {}, admin=False).status_code == 404


def test_deleting_a_configurator_with_orders_withdraws_it(shop: Shop) -> None:
    name = shop.design({"g": {"a": None}})
    order = shop.order(name, ["a"])
    cart = shop.cart((name, ["a"], 1))
    shop.call("DELETE", f"/configurators/{name}", headers={"If-Match": "*"})
    assert shop.call("POST", f"/configurators/{name}/evaluate", {}, admin=False).status_code == 410
    assert [problem["code"] for problem in shop.read_cart(cart)["checkout"]["problems"]] == ["gone"]
    assert shop.ok("GET", f"/orders/{order['secret']}", admin=False)["lines"][0]["title"] == order["lines"][0]["title"]


def test_the_same_image_has_the_same_id_and_can_be_fetched(shop: Shop) -> None:
    first, second = shop.asset(), shop.asset()
    other = shop.asset(color=(1, 2, 3, 255))
    assert first == second != other
    answer = shop.client.get(f"/media/{first}.webp")
    assert answer.headers["content-type"] == "image/webp"
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    ("content", "status"),
    [(b"", 422), (b"hello", 422), (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 415), (b"GIF89a", 415)],
)
def test_what_is_no_image_of_ours_is_refused_with_a_reason(shop: Shop, content: bytes, status: int) -> None:
    headers = {"Authorization": f"Bearer {shop.token}"}
    answer = shop.client.post("/api/v1/assets", files={"file": ("a.png", content)}, headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.json()["problems"][0]["pointer"] == "/file"


def test_an_upload_without_a_file_is_refused(shop: Shop) -> None:
    headers = {"Authorization": f"Bearer {shop.token}"}
    assert shop.client.post("/api/v1/assets", data={"file": "text"}, headers=headers).status_code == 415
    answer = shop.client.post("/api/v1/assets", files={"other": ("a", b"x")}, headers=headers)
    assert answer.status_code == 422
    assert codes(answer) == ["invalid"]


def test_lint_reports_options_nobody_can_have(shop: Shop) -> None:
    name = shop.design(
        {"g": {"a": {"default": True}, "b": None}},
        rules=[{"id": "never", "if": "b", "then": {"not": "b"}, "message": "b is retired"}],
    )
    found = shop.ok("GET", f"/configurators/{name}/lint")
    assert "b" in [problem.get("layer") for problem in found["problems"]]
    assert found["buildable"] == 1


BLACK = {"color": "#000000"}
UNFINISHED = draft(
    layers=[
        group(
            "strap", option("strap-tan", swatch={"text": "T"}), option("strap-steel", label="", swatch={"text": "S"})
        ),
        group("gift", show_if="strap-ten"),
    ],
    rules=[
        {"id": "r1", "if": "strap-steel", "then": "strap-tam"},
        {"id": "r2", "if": {"all": ["strap-tan", "strap-steel"]}, "then": "strap-tan"},
    ],
    presets=[{"id": "classic", "selected": ["strap-steal"]}],
)


def test_lint_answers_for_an_unfinished_draft_with_what_is_in_the_way_and_the_rest(shop: Shop) -> None:
    shop.ok("POST", "/configurators", UNFINISHED)
    found = shop.ok("GET", "/configurators/watch/lint")
    assert [[p[name] for name in ("code", "layer", "rule", "preset", "suggestion")] for p in found["problems"]] == [
        ["unknown", "gift", None, None, "strap-tan"],
        ["unknown", None, "r1", None, "strap-tan"],
        ["unknown", None, None, "classic", "strap-steel"],
        ["required", "strap-steel", None, None, None],
        ["idle_rule", None, "r2", None, None],
        ["empty_group", "gift", None, None, None],
    ]
    assert (found["buildable"], found["buyable"], found["bound"]) == (3, 3, None)
    assert found["rules"] == {"r1": {"state": "incomplete", "with": []}, "r2": {"state": "never", "with": []}}


def test_a_draft_that_is_refused_names_layers_and_what_may_be_meant(shop: Shop) -> None:
    shop.ok("POST", "/configurators", UNFINISHED)
    refused = shop.call("POST", "/configurators/watch/publish")
    assert refused.status_code == 422
    assert [
        (p["pointer"], p.get("group"), p.get("layer"), p.get("rule"), p.get("preset"), p.get("suggestion"))
        for p in refused.json()["problems"]
    ] == [
        ("/layers/1/show_if", "gift", "gift", None, None, "strap-tan"),
        ("/rules/0/then", None, "strap-tam", "r1", None, "strap-tan"),
        ("/presets/0/selected/0", None, "strap-steal", None, "classic", "strap-steel"),
        ("/layers/0/layers/1/label", None, "strap-steel", None, None, None),
    ]


def test_lint_knows_where_pictures_are_and_hears_at_once_of_one_that_came(shop: Shop) -> None:
    known, coming = shop.asset(width=60), fingerprint(png(width=61))
    layers = [
        option("shadow", images={"front": {"asset": known, "x": 90}}),
        option("case", images={"front": {"asset": coming}}),
    ]
    view = {"id": "front", "width": 100, "height": 100}
    shop.ok("POST", "/configurators", draft(views=[view], layers=layers))
    found = shop.ok("GET", "/configurators/watch/lint")["problems"]
    assert [(p["code"], p["layer"]) for p in found] == [("unknown", "case"), ("off_canvas", "shadow")]
    assert shop.asset(width=61) == coming
    assert [p["code"] for p in shop.ok("GET", "/configurators/watch/lint")["problems"]] == ["off_canvas"]


@pytest.mark.parametrize("path", ["/cart/", "/api/v1/settings/", "/api/v1/carts/"])
def test_no_address_sends_a_caller_to_the_host_it_named(shop: Shop, path: str) -> None:
    answer = shop.client.get(path, headers={"Host": "evil.example"}, follow_redirects=False)
    assert "evil.example" not in answer.headers.get("location", "")
    assert (answer.status_code, answer.headers["location"]) == (308, path.rstrip("/"))


@pytest.mark.parametrize("verb", ["reschedule", "slip", "release"])
def test_whoever_has_not_read_the_terms_of_today_does_not_change_them(shop: Shop, verb: str) -> None:
    shop.stock("DIAL", 0, status="preorder")
    body = {} if verb == "release" else {"day": "2026-12-24"}
    read = shop.call("GET", "/stock/DIAL").headers["etag"]
    shop.ok("PATCH", "/stock/DIAL", {"preorder_limit": 3})
    now = shop.call("GET", "/stock/DIAL")
    refused = shop.call("POST", f"/stock/DIAL/{verb}", body, headers={"If-Match": read})
    assert (refused.status_code, refused.headers["etag"]) == (412, now.headers["etag"])
    assert shop.item("DIAL") == now.json()
    shop.ok("POST", f"/stock/DIAL/{verb}", body, headers={"If-Match": now.headers["etag"], "Idempotency-Key": verb})
    shop.ok("POST", f"/stock/DIAL/{verb}", body, headers={"If-Match": now.headers["etag"], "Idempotency-Key": verb})
    shop.ok("POST", f"/stock/DIAL/{verb}", body, headers={"If-Match": "*"})
    assert shop.call("POST", f"/stock/NONE/{verb}", body, headers={"If-Match": read}).status_code == 404


def test_who_is_stale_learns_the_etag_of_today(shop: Shop) -> None:
    shop.ok("POST", "/configurators", draft())
    shop.stock("DIAL", 1)
    for path in ("/settings", "/configurators/watch", "/stock/DIAL"):
        now = shop.call("GET", path)
        refused = shop.call("PUT", path, {**now.json()}, headers={"If-Match": '"old"'})
        assert (refused.status_code, refused.headers["etag"]) == (412, now.headers["etag"])


def test_a_large_document_beyond_those_that_wait_is_to_come_again(shop: Shop) -> None:
    services = shop.client.app.state.services  # type: ignore[attr-defined]
    large = {"id": "x", "title": "x" * 70_000, "layers": []}
    assert shop.call("POST", "/configurators", large).status_code == 422
    object.__setattr__(services, "documents", Admission(at_once=0, waiting=0))
    refused = shop.call("POST", "/configurators", large)
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
