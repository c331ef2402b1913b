"""Sneakers to begin with, each by what it changes on the default one."""

from configurator.demo.draw.document import Json
from configurator.demo.draw.sneaker.catalogue import catalogue
from configurator.demo.draw.sneaker.option import Choice

PRESETS: dict[str, tuple[str, dict[str, str]]] = {
    "centre-court": ("Centre court", {}),
    "old-gym": (
        "Old gym",
        {"upper": "canvas", "sole": "vulc", "toe": "rubber", "mark": "star", "heel-tab": "loop", "lining": "terry"}
        | {"eyelets": "brass", "laces": "zig", "tongue": "flag"},
    ),
    "trail-end": (
        "Trail end",
        {"upper": "tan", "sole": "trail", "toe": "mudguard", "mark": "", "laces": "rope", "eyelets": "brass"}
        | {"heel-tab": "suede", "lining": "shearling", "stitching": "saddle", "tongue": "suede"},
    ),
    "after-dark": (
        "After dark",
        {"upper": "black", "mark": "punched", "laces": "elastic", "sole": "speckle", "heel-tab": "reflective"}
        | {"lining": "mesh", "tongue": "mesh"},
    ),
    "initials": (
        "Initials",
        {"upper": "forest", "sole": "crepe", "mark": "monogram", "toe": "cap", "letters": "ak", "thread": "gold"}
        | {"heel-tab": "tipped", "laces": "two-tone", "stitching": "saddle"},
    ),
    "sunday": ("Sunday", {"upper": "sand", "sole": "rope", "toe": "wing", "mark": "", "laces": "rope"}),
}


def presets() -> list[Json]:
    return [{"id": id, "label": label, "selected": selection(changes)} for id, (label, changes) in PRESETS.items()]


def selection(changes: dict[str, str]) -> list[str]:
    """The defaults with some groups changed; a group that is then hidden is left out."""
    chosen: dict[str, str] = {}
    for choice in (c for c in catalogue() if isinstance(c, Choice) and not c.many):
        wanted = changes.get(choice.id)
        found = [o.id for o in choice.options if (o.default if wanted is None else o.id.endswith(f"-{wanted}"))]
        chosen[choice.id] = found[0] if found and wanted != "" else ""
    if chosen["mark"] != "mark-monogram":
        del chosen["letters"], chosen["thread"]
    return [id for id in chosen.values() if id]
