"""Packs the sample that designers can begin with: a lamp with three choices, in pictures of the demo shop's lamp."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from configurator.demo import files
from configurator.products.packages.content import DOCUMENT, Package, picture_name
from configurator.products.packages.packing import WRITTEN
from configurator.products.packages.sample import SAMPLE
from configurator.stores.images.accept import fingerprint
from layers.document.document import layers
from layers.document.model import Configurator

VIEW = "front"
ALWAYS = ("shadow", "shadow-round", "lining-white", "finish-satin")
CHOICES = {
    "shade": ("shade-linen", "shade-drum", "shade-dome", "shade-mushroom"),
    "stem": ("stem-swan", "stem-brass", "stem-oak"),
    "base": ("base-marble", "base-oak", "base-brass"),
}
RULE = {
    "id": "oak-carries-light-shades", "if": "stem-oak", "then": {"not": "shade-mushroom"},
    "message": "The copper shade is too heavy for the oak boom.",
}  # fmt: skip


def draw() -> None:
    SAMPLE.write_bytes(packed())


def packed() -> bytes:
    """Not compressed: pictures are already, and the same pictures then make the same file everywhere."""
    document, pictures = _document(), {}
    for name in sorted(set(_names(document))):
        content = files.picture(name)
        pictures[name] = (fingerprint(content), content)
    called = {name: id for name, (id, _) in pictures.items()}
    package = Package(document=Configurator.model_validate(_called(document, called)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo(DOCUMENT, WRITTEN), package.model_dump_json(by_alias=True))
        for id, content in pictures.values():
            archive.writestr(zipfile.ZipInfo(picture_name(id), WRITTEN), content)
    return out.getvalue()


def _document() -> dict[str, Any]:
    lamp = files.document("reading-lamp")
    every = _every(lamp["layers"])
    first = [_image(every[name]) for name in ALWAYS]
    groups = [_group(every[group], [every[name] for name in names]) for group, names in CHOICES.items()]
    words = {"title": lamp["title"], "description": lamp["description"], "base_price": lamp["base_price"]}
    document = {
        "id": "sample-lamp", **words, "views": lamp["views"][:1], "layers": [*first, *groups], "rules": [RULE],
    }  # fmt: skip
    known = {"title", "description", VIEW, *(each.layer.id for each in layers(_checked(document)))}
    translations = {
        language: {key: text for key, text in texts.items() if key in known}
        for language, texts in lamp["translations"].items()
    }
    return {**document, "translations": translations}


def _checked(document: dict[str, Any]) -> Configurator:
    return Configurator.model_validate(document)


def _every(layers: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    found = {}
    for layer in layers:
        found[layer["id"]] = layer
        found |= _every(layer.get("layers", []))
    return found


def _image(layer: dict[str, Any], **more: Any) -> dict[str, Any]:
    kept = {name: layer[name] for name in ("kind", "id", "label")}
    return {**kept, "images": {VIEW: layer["images"][VIEW]}, **more}


def _group(group: dict[str, Any], options: list[dict[str, Any]]) -> dict[str, Any]:
    kept = {name: group[name] for name in ("kind", "id", "label")}
    images = [
        _image(option, price=option["price"], swatch=option["swatch"], default=index == 0)
        for index, option in enumerate(options)
    ]
    return {**kept, "choose": "one", "required": True, "layers": images}


def _names(value: Any) -> Iterator[str]:
    """The file names of pictures."""
    if isinstance(value, dict):
        if "asset" in value:
            yield value["asset"]
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _names(inner)


def _called(value: Any, called: dict[str, str]) -> Any:
    """The same with ids in place of file names."""
    if isinstance(value, list):
        return [_called(inner, called) for inner in value]
    if isinstance(value, dict):
        return {
            name: called[inner] if name == "asset" and inner else _called(inner, called)
            for name, inner in value.items()
        }
    return value
