"""Pictures that mix with those below them look on the page as in the picture drawn on the server."""

from io import BytesIO

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Page

from layers.document.model import Blend
from tests.api.shop import Json, Shop
from tests.browser.conftest import Opens
from tests.browser.kit import group

SIDE, TILE = 240, 60
FAINT = 6
"""Of 255: what the server's picture loses when it is written."""
ON_WHITE = """() => {
  const [stage, frame, stack] = ['stage', 'frame', 'stack'].map((name) => document.querySelector(`[data-${name}]`));
  stage.style.background = '#fff';
  Object.assign(frame.style, { position: 'fixed', left: '100px', top: '150px', inlineSize: '240px' });
  stack.style.borderRadius = '0';
  return Promise.all([...document.querySelectorAll('[data-stack] img')].map((image) => image.decode()));
}"""


def test_every_blend_is_the_same_on_the_page_and_on_the_server(opens: Opens, shop: Shop) -> None:
    """Over what is opaque, half transparent and empty."""
    tiles = [tile(shop, number, blend) for number, blend in enumerate(Blend)]
    page = product(opens, shop, [layer("ground", [placed(shop, ground())]), layer("tiles", tiles)])
    on_page, drawn = shown(page), rendered(page)
    inside = np.abs(on_page - drawn).reshape(4, 3, 20, 4, 3, 20, 3)[:, :, 7:13, :, :, 7:13]
    apart = inside.max(axis=(1, 2, 4, 5, 6)).ravel()
    assert {blend.value: float(error) for blend, error in zip(Blend, apart, strict=True)} == {
        blend.value: pytest.approx(0, abs=FAINT) for blend in Blend
    }


def test_an_option_with_parts_and_a_blend_changes_as_a_whole(opens: Opens, shop: Shop) -> None:
    plain = {**layer("plain", [placed(shop, ground())]), "default": True}
    tinted = layer("tinted", [placed(shop, ground()), placed(shop, colours(SIDE), z=3, blend="multiply")])
    sash = layer("sash", [placed(shop, colours(TILE), x=90, y=90, z=2)])
    page = product(opens, shop, [group("finish", "Finish", [plain, tinted]), sash])
    page.locator('[data-option="tinted"]').first.click()
    page.wait_for_function("() => document.querySelectorAll('[data-stack] img').length === 3")
    assert [image.get_attribute("data-layer") for image in page.locator("[data-stack] img").all()].count("tinted") == 2
    assert np.abs(shown(page) - rendered(page)).mean() < 2.5
    page.locator('[data-option="plain"]').first.click()
    page.wait_for_function("() => document.querySelectorAll('[data-stack] img').length === 2")


def product(opens: Opens, shop: Shop, layers: list[Json]) -> Page:
    views = [{"id": "front", "width": SIDE, "height": SIDE}]
    shop.ok("POST", "/configurators", {"id": "glass", "title": "Glass", "views": views, "layers": layers})
    shop.ok("POST", "/configurators/glass/publish")
    return opens("/c/glass")


def layer(id: str, parts: list[Json]) -> Json:
    return {
        "kind": "image",
        "id": id,
        "label": id.title(),
        "images": {"front": parts[0]},
        "parts": {"front": parts[1:]},
    }


def tile(shop: Shop, number: int, blend: Blend) -> Json:
    row, column = divmod(number, 4)
    return placed(shop, colours(TILE), x=column * TILE, y=row * TILE, z=number + 1, blend=blend)


def placed(shop: Shop, image: Image.Image, **place: object) -> Json:
    out = BytesIO()
    image.save(out, "PNG")
    head = {"Authorization": f"Bearer {shop.token}"}
    answer = shop.client.post("/api/v1/assets", files={"file": ("a.png", out.getvalue(), "image/png")}, headers=head)
    return {"asset": answer.json()["id"], **place}


def ground() -> Image.Image:
    """In each tile three colours, and of each a third opaque, a third half transparent and a third empty."""
    down, across = np.mgrid[0:SIDE, 0:SIDE] % TILE * 3 // TILE
    colour = np.array([(30, 60, 200), (128, 100, 60), (240, 200, 120)])[down]
    alpha = np.array([255, 128, 0])[across]
    return Image.fromarray(np.dstack((colour, alpha)).astype(np.uint8), "RGBA")


def colours(side: int) -> Image.Image:
    """Two colours, opaque and not."""
    image = Image.new("RGBA", (side, side), (200, 90, 40, 255))
    image.paste((60, 200, 170, 150), (0, side * 2 // 3, side, side))
    return image


def shown(page: Page) -> NDArray[np.float64]:
    """What the browser paints over white, from 0 to 255."""
    page.evaluate(ON_WHITE)
    page.wait_for_timeout(250)
    return pixels(Image.open(BytesIO(page.locator("[data-stack]").screenshot())))


def rendered(page: Page) -> NDArray[np.float64]:
    """What the server draws of the same configuration, over white."""
    token = page.evaluate("document.querySelector('pc-configurator').panel.state.token")
    picture = Image.open(BytesIO(page.request.get(f"/render/glass/{token}.webp").body())).convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    return pixels(Image.alpha_composite(white, picture))


def pixels(image: Image.Image) -> NDArray[np.float64]:
    return np.asarray(image.convert("RGB"), np.float64)
