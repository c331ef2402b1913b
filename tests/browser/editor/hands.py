"""What a designer does in the editor, and what they see there."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from configurator.stores.ledger.books.people import Role
from tests.api.shop import Shop
from tests.browser.admin.conftest import AtWork
from tests.browser.editor.drafts import group

EDITOR = "/admin/configurators/kit"
ROW, INDENT = 28, 16


def edit(at_work: AtWork, path: str = EDITOR, role: Role = Role.DESIGNER, **options: Any) -> Page:
    """A window in which the editor is open."""
    page = at_work(path, role=role, **options)
    ready(page)
    return page


def ready(page: Page) -> None:
    expect(page.locator(".pc-tree")).to_be_visible()


def row(page: Page, id: str) -> Locator:
    return page.locator(f'.pc-row[data-layer="{id}"]')


def shown(page: Page) -> list[str]:
    """The rows in sight, each indented by its depth."""
    found: list[str] = page.locator(".pc-row").evaluate_all(
        "rows => rows.sort((a, b) => a.ariaRowIndex - b.ariaRowIndex)"
        ".map((row) => '  '.repeat(row.ariaLevel - 1) + row.dataset.layer)"
    )
    return found


def selected(page: Page) -> list[str]:
    found: list[str] = page.locator('.pc-row[aria-selected="true"]').evaluate_all(
        "rows => rows.sort((a, b) => a.ariaRowIndex - b.ariaRowIndex).map((row) => row.dataset.layer)"
    )
    return found


def focused(page: Page) -> str | None:
    """The layer whose row has the focus itself."""
    found: str | None = page.evaluate(
        "document.activeElement.matches('.pc-row') ? document.activeElement.dataset.layer : null"
    )
    return found


def saved(page: Page) -> None:
    """Everything is acknowledged."""
    expect(page.locator("[data-save-state]")).to_have_attribute("data-state", "saved")


def announced(page: Page, text: str) -> None:
    expect(page.locator("[data-announced]")).to_have_text(text)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def drag(page: Page, id: str, over: str, *, part: float, depth: int | None = None) -> None:
    """Carry a row over another one, to a part of its height; `depth` is where the pointer is sideways."""
    source, target = row(page, id).bounding_box(), row(page, over).bounding_box()
    assert source
    assert target
    x = target["x"] + 120 if depth is None else target["x"] + 30 + INDENT * depth
    page.mouse.move(source["x"] + 120, source["y"] + ROW / 2)
    page.mouse.down()
    page.mouse.move(x, target["y"] + ROW * part - 3, steps=4)
    page.mouse.move(x, target["y"] + ROW * part, steps=2)


def draft(shop: Shop, id: str = "kit") -> Any:
    return shop.ok("GET", f"/configurators/{id}")


def tree(shop: Shop, id: str = "kit") -> list[str]:
    """What the server has, each layer indented by its depth."""

    def walk(layers: list[Any], depth: int) -> list[str]:
        return [
            line for layer in layers for line in ("  " * depth + layer["id"], *walk(layer.get("layers", []), depth + 1))
        ]

    return walk(draft(shop, id)["layers"], 0)


def layer(shop: Shop, id: str, configurator: str = "kit") -> Any:
    """The layer as the server has it."""

    def find(layers: list[Any]) -> Any:
        for each in layers:
            found = each if each["id"] == id else find(each.get("layers", []))
            if found:
                return found
        return None

    return find(draft(shop, configurator)["layers"])


def large(shop: Shop, groups: int = 20, options: int = 50) -> str:
    """A draft with a thousand options."""
    layers = [
        group(f"g{g}", [bare(f"g{g}-o{o}", f"Option {g * options + o}") for o in range(options)]) for g in range(groups)
    ]
    shop.ok("POST", "/configurators", {"id": "large", "title": "Large", "views": [{"id": "front"}], "layers": layers})
    return "/admin/configurators/large"


def bare(id: str, label: str) -> Any:
    return {"kind": "image", "id": id, "label": label}
