"""What a designer does with pictures in the editor, and what the server has then."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.api.shop import Json, Shop
from tests.browser.editor.hands import saved


def item(page: Page, file: str) -> Locator:
    return page.locator(f'[data-file="{file}"]')


def finished(page: Page) -> None:
    """All are there or lost, and the draft is saved."""
    expect(page.locator("[data-uploads]")).to_have_attribute("data-running", "false", timeout=20_000)
    saved(page)


def outline(shop: Shop, id: str = "kit") -> list[str]:
    def walk(layers: list[Json], depth: int) -> list[str]:
        return [
            line for each in layers for line in ("  " * depth + each["label"], *walk(each.get("layers", []), depth + 1))
        ]

    return walk(shop.ok("GET", f"/configurators/{id}")["layers"], 0)


def layer(shop: Shop, label: str, id: str = "kit") -> Json:
    def find(layers: list[Json]) -> Any:
        for each in layers:
            found = each if each["label"] == label else find(each.get("layers", []))
            if found:
                return found
        return None

    found: Json = find(shop.ok("GET", f"/configurators/{id}")["layers"])
    assert found, f"there is no layer {label}"
    return found
