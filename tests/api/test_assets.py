"""Pictures through the API: their sizes, and swatches of them."""

from tests.api.shop import API, Shop, png


def upload(shop: Shop, content: bytes) -> dict[str, object]:
    headers = {"Authorization": f"Bearer {shop.token}"}
    answer = shop.client.post(f"{API}/assets", files={"file": ("a.png", content, "image/png")}, headers=headers)
    assert answer.status_code == 201, answer.text
    found: dict[str, object] = answer.json()
    return found


def test_an_upload_says_whether_anything_is_transparent(shop: Shop) -> None:
    assert upload(shop, png(40, 30, (1, 2, 3, 255)))["alpha"] is False
    assert upload(shop, png(40, 30, (1, 2, 3, 200)))["alpha"] is True


def test_sizes_are_answered_in_the_order_in_which_they_were_asked_for(shop: Shop) -> None:
    wide, high = upload(shop, png(40, 30)), upload(shop, png(30, 40))
    gone = "0" * 32
    asked = ",".join(str(each) for each in (high["id"], gone, wide["id"], high["id"]))
    assert shop.ok("GET", f"/assets?ids={asked}") == {"items": [high, wide], "next": None}


def test_sizes_of_what_is_no_picture_are_refused(shop: Shop) -> None:
    for ids in ("", "../a", ",".join(["0" * 32] * 201)):
        assert shop.call("GET", f"/assets?ids={ids}").status_code == 422, ids
    assert shop.call("GET", "/assets").status_code == 422
    assert shop.call("GET", f"/assets?ids={'0' * 32}", admin=False).status_code == 401


def test_a_swatch_is_a_picture_of_its_own(shop: Shop) -> None:
    picture = upload(shop, png(40, 30))
    made = shop.ok("POST", f"/assets/{picture['id']}/swatch")
    assert (made["width"], made["height"], made["alpha"]) == (192, 192, True)
    assert made["id"] != picture["id"]
    assert shop.client.get(made["url"]).headers["content-type"] == "image/webp"
    assert shop.ok("POST", f"/assets/{picture['id']}/swatch") == made


def test_no_swatch_is_made_of_nothing(shop: Shop) -> None:
    clear = upload(shop, png(40, 30, (0, 0, 0, 0)))
    refused = shop.call("POST", f"/assets/{clear['id']}/swatch?locale=de")
    assert refused.status_code == 422
    assert shop.call("POST", f"/assets/{'0' * 32}/swatch").status_code == 404
    assert shop.call("POST", "/assets/nothing/swatch").status_code == 404
