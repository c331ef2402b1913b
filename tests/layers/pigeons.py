"""A product whose every group has to be different, which no solver sees through."""

from itertools import combinations
from typing import Any


def pigeons(holes: int) -> dict[str, Any]:
    """A document of one group more than there are different options, and an option that wants all of them filled."""
    groups = [_group(f"p{pigeon}", [f"p{pigeon}-{hole}" for hole in range(holes)]) for pigeon in range(holes + 1)]
    apart = [
        _rule(f"r{hole}-{one}-{other}", f"p{one}-{hole}", {"not": f"p{other}-{hole}"})
        for hole in range(holes)
        for one, other in combinations(range(holes + 1), 2)
    ]
    filled = [
        _rule(f"f{pigeon}", "full", {"any": [f"p{pigeon}-{hole}" for hole in range(holes)]})
        for pigeon in range(holes + 1)
    ]
    view = {"id": "front", "label": "Front", "width": 60, "height": 60}
    layers = [*groups, _group("all", ["full"])]
    return {"id": "pigeons", "title": "Pigeons", "views": [view], "layers": layers, "rules": [*apart, *filled]}


def _group(id: str, options: list[str]) -> dict[str, Any]:
    images = [{"kind": "image", "id": option, "label": option} for option in options]
    return {"kind": "group", "id": id, "label": id, "choose": "one", "required": False, "layers": images}


def _rule(id: str, condition: str, then: Any) -> dict[str, Any]:
    return {"id": id, "if": condition, "then": then, "message": "Each hole takes one pigeon"}
