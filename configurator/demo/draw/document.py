"""The file a product's document is kept in, and the pieces every product's document is made of."""

import json
from typing import TypeAlias

from configurator.demo.draw.studio import ART, Placed

Json: TypeAlias = dict[str, object]


def write(product: str, document: Json, stock: list[Json]) -> None:
    for file, value in ((f"{product}.json", document), (f"{product}.stock.json", stock)):
        (ART.parent / file).write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n")


def earlier_places(product: str) -> dict[str, Placed]:
    """Where the last written document has its pictures, by their file."""
    found: dict[str, Placed] = {}
    for layer in earlier_layers(product).values():
        images = layer.get("images", {})
        assert isinstance(images, dict)
        found |= {one["asset"]: Placed(one["asset"], one["x"], one["y"]) for one in images.values()}
    return found


def earlier_layers(product: str) -> dict[str, Json]:
    """The layers and groups of the last written document by their id; none if there is no such document."""
    file = ART.parent / f"{product}.json"
    return layers_of(json.loads(file.read_text())) if file.exists() else {}


def layers_of(node: Json) -> dict[str, Json]:
    """Every layer and group within a document or group by its id."""
    found: dict[str, Json] = {}
    children = node.get("layers")
    for child in children if isinstance(children, list) else []:
        found |= {str(child["id"]): child, **layers_of(child)}
    return found


def views(**labels: str) -> list[Json]:
    return [{"id": view, "label": label, "width": 1200, "height": 1200} for view, label in labels.items()]


def rule(own: str, when: object, then: object, message: str) -> Json:
    return {"id": own, "if": when, "then": then, "message": message}


def preset(own: str, label: str, selected: str) -> Json:
    """A configuration to begin with; `selected` names its layers, divided by spaces."""
    return {"id": own, "label": label, "selected": selected.split()}
