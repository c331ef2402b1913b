"""How groups and conditions are written in the document."""

from collections.abc import Sequence

from configurator.demo.draw.document import Json


def group(name: str, label: str, layers: Sequence[Json], choose: str | None = "one", **more: object) -> Json:
    head: Json = {"kind": "group", "id": name, "label": label, "choose": choose}
    if choose == "one":
        head["required"] = more.pop("required", True)
    return {**head, **more, "layers": list(layers)}


def either(*names: str) -> Json:
    return {"any": list(names)}


def none_of(*names: str) -> Json:
    return {"not": either(*names)}
