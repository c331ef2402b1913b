"""Swatches: close-ups of the finished shoe."""

from typing import TypeAlias

from PIL import Image

from configurator.demo.draw.document import Json, layers_of
from configurator.demo.draw.sneaker.catalogue import catalogue
from configurator.demo.draw.sneaker.option import Choice, Option, Window
from configurator.demo.draw.studio import ART
from configurator.demo.draw.swatch import save_swatch

GROUND = "#f3f1ec"
Images: TypeAlias = dict[str, dict[str, object]]


def save_swatches(document: Json, product: str) -> None:
    images = images_of(document)
    for choice in (c for c in catalogue() if isinstance(c, Choice)):
        for option in choice.options:
            window = option.window or choice.window
            if window and not option.color and not option.text:
                save_swatch(close_up(images, choice, option, window), f"{product}/{option.id}.swatch.webp")


def images_of(document: Json) -> dict[str, Images]:
    found: dict[str, Images] = {}
    for id, layer in layers_of(document).items():
        images = layer.get("images")
        if isinstance(images, dict):
            found[id] = images
    return found


def close_up(images: dict[str, Images], choice: Choice, option: Option, window: Window) -> Image.Image:
    picture = Image.new("RGBA", (1200, 1200), GROUND)
    placed = [images[id][window.view] for id in shown_beside(choice, option) if window.view in images[id]]
    for image in sorted(placed, key=lambda i: int(str(i["z"]))):
        layer = Image.open(ART / str(image["asset"])).convert("RGBA")
        picture.alpha_composite(layer, (int(str(image["x"])), int(str(image["y"]))))
    return picture.crop((window.x, window.y, window.x + window.size, window.y + window.size))


def shown_beside(choice: Choice, option: Option) -> list[str]:
    """The default shoe with this option in place, without what would hide it."""
    hidden = {"upper": {"mark"}, "eyelets": {"laces"}, "letters": {"mark"}, "extras": {"mark"}}.get(choice.id, set())
    if option.id in ("extra-box", "extra-bag"):
        return [option.id]
    chosen = ["shadow", "light", option.id]
    for other in (c for c in catalogue() if isinstance(c, Choice) and not c.show_if):
        if other.id not in hidden | {choice.id}:
            chosen += [o.id for o in other.options if o.default]
    if option.id == "mark-monogram":
        chosen += ["letters-mr", "thread-navy", "embroidery-mr-navy"]
    if choice.id == "letters":
        chosen += ["mark-monogram", "thread-navy", f"embroidery-{option.id.split('-')[1]}-navy"]
    return chosen
