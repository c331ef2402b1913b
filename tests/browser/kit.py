"""A small watch to configure: every kind of group, a rule, shared and late stock, two views."""

from typing import Any

from tests.api.shop import Json, Shop

SIDE = 300


def kit(shop: Shop, **more: Any) -> str:
    """Publish it; stock items `DIAL-WALNUT`, `DIAL-SALMON` and `STRAP-TAN` are the test's to fill."""
    draw = Painter(shop)
    document = {
        "id": "kit",
        "title": "Field kit",
        "description": "A watch to take apart.",
        "base_price": 18_900,
        "views": [
            {"id": "front", "label": "Front", "width": SIDE, "height": SIDE},
            {"id": "back", "label": "Back", "width": SIDE, "height": SIDE},
        ],
        "layers": [
            draw.layer("shadow", "Shadow", 0, (90, 90, 90, 60), views=("front", "back")),
            group("case", "Case", [
                draw.layer("case-steel", "Steel", 1, (150, 155, 160, 255), default=True, views=("front", "back")),
                draw.layer("case-bronze", "Bronze", 1, (170, 120, 60, 255), price=5_900, views=("front", "back")),
            ]),
            group("dial", "Dial", [
                draw.layer("dial-black", "Black", 2, (20, 20, 20, 255), default=True),
                draw.layer("dial-walnut", "Walnut", 2, (95, 60, 30, 255), price=1_500),
                draw.layer("dial-salmon", "Salmon", 2, (240, 160, 130, 255), stock=item("DIAL-SALMON")),
            ]),
            group("strap", "Strap", [
                heading("leather", "Leather", [
                    draw.layer("strap-tan", "Tan leather", 3, (190, 120, 70, 255), default=True, price=2_500,
                               stock=item("STRAP-TAN")),
                ]),
                heading("textile", "Textile", [draw.layer("strap-nato", "Sand NATO", 3, (200, 190, 150, 255))]),
            ]),
            group("engraving", "Engraving", [
                draw.layer("engraving-rose", "Compass rose", 4, (60, 60, 90, 255), price=2_900, views=("back",)),
            ], required=False),
            group("size", "Size", [
                {**draw.layer("size-38", "38 mm", 5), "swatch": {"text": "38 mm"}, "default": True},
                {**draw.layer("size-42", "42 mm", 5), "swatch": {"text": "42 mm"}},
            ]),
            group("extras", "In the parcel", [
                draw.layer("extra-box", "Gift box", 6, (180, 60, 60, 255), price=1_900),
                draw.layer("extra-tool", "Spring-bar tool", 6, (60, 60, 180, 255), price=900),
            ], choose="many", required=False, max=2),
        ],
        "rules": [
            {"id": "no-wood", "if": "case-steel", "then": {"not": "dial-walnut"},
             "message": "A steel case takes no wooden dial"},
        ],
        "presets": [{"id": "gala", "label": "Gala", "selected": ["case-bronze", "dial-walnut", "extra-box"]}],
        **more,
    }  # fmt: skip
    shop.ok("POST", "/configurators", document)
    shop.ok("POST", "/configurators/kit/publish")
    return "kit"


def crowd(shop: Shop, options: int, label: str = "Option") -> str:
    """One product with one group of many options without pictures."""
    layers = [
        {"kind": "image", "id": f"o-{number}", "label": f"{label} {number}", "default": number == 0, "images": {}}
        for number in range(options)
    ]
    document = {
        "id": f"crowd-{options}", "title": label, "base_price": 1_000, "views": [{"id": "front"}],
        "layers": [group("only", label, layers)],
    }  # fmt: skip
    shop.ok("POST", "/configurators", document)
    shop.ok("POST", f"/configurators/crowd-{options}/publish")
    return f"crowd-{options}"


def group(id: str, label: str, layers: list[Json], **fields: Any) -> Json:
    return {
        "kind": "group", "id": id, "label": label, "choose": "one", "required": True, "layers": layers, **fields
    }  # fmt: skip


def heading(id: str, label: str, layers: list[Json]) -> Json:
    return {"kind": "group", "id": id, "label": label, "choose": None, "layers": layers}


def item(sku: str) -> Json:
    return {"managed": True, "sku": sku, "units": 1}


class Painter:
    """Layers with squares of one colour, smaller the higher they lie."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop

    def layer(
        self,
        id: str,
        label: str,
        z: int,
        color: tuple[int, int, int, int] | None = None,
        *,
        views: tuple[str, ...] = ("front",),
        **fields: Any,
    ) -> Json:
        if color is None:
            return {"kind": "image", "id": id, "label": label, "images": {}, **fields}
        side = SIDE - 40 * z
        asset = self.shop.asset(width=side, height=side, color=color)
        place = {"asset": asset, "x": 20 * z, "y": 20 * z, "z": z}
        swatch = {"color": "#{:02x}{:02x}{:02x}".format(*color[:3])}
        return {
            "kind": "image", "id": id, "label": label, "swatch": swatch,
            "images": dict.fromkeys(views, place), **fields,
        }  # fmt: skip
