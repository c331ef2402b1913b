"""How what is offered becomes the layers of a document."""

from configurator.demo.draw.document import Json
from configurator.demo.draw.sneaker.drawer import Drawer
from configurator.demo.draw.sneaker.option import Choice, Fixed, Heading, Option
from configurator.demo.draw.stock import managed


def layer_of(member: Choice | Fixed | Heading | Option, drawer: Drawer, home: Choice | None = None) -> Json:
    if isinstance(member, Fixed):
        return fixed_layer(member, drawer)
    if isinstance(member, Choice):
        return choice_layer(member, drawer)
    if isinstance(member, Heading):
        inner = [layer_of(o, drawer, home) for o in member.options]
        return {"kind": "group", "id": member.id, "label": member.label, "choose": None, "layers": inner}
    assert home is not None
    return option_layer(member, home, drawer)


def fixed_layer(fixed: Fixed, drawer: Drawer) -> Json:
    images = drawer.images(fixed.id, (fixed.side, fixed.heel), fixed.z)
    picture: Json = {"kind": "image", "id": fixed.id, "label": fixed.label, "images": images}
    if fixed.show_if is None:
        return picture
    folder = {"kind": "group", "id": f"when-{fixed.id}", "label": fixed.label, "choose": None, "show_if": fixed.show_if}
    return folder | {"layers": [picture]}


def choice_layer(choice: Choice, drawer: Drawer) -> Json:
    layer: Json = {"kind": "group", "id": choice.id, "label": choice.label}
    layer |= {"choose": "many" if choice.many else "one", "required": choice.required, "show_if": choice.show_if}
    if choice.many:
        layer |= {"min": choice.many[0], "max": choice.many[1]}
    return layer | {"layers": [layer_of(member, drawer, choice) for member in choice.members]}


def option_layer(option: Option, home: Choice, drawer: Drawer) -> Json:
    layer: Json = {"kind": "image", "id": option.id, "label": option.label, "price": option.price}
    if option.default:
        layer["default"] = True
    layer["swatch"] = swatch_of(option, drawer.product)
    layer["images"] = drawer.images(option.id, (option.side, option.heel), option.z or home.z)
    if option.sku:
        layer["stock"] = managed(option.sku, option.units)
    return layer


def swatch_of(option: Option, product: str) -> dict[str, str]:
    if option.color:
        return {"color": option.color}
    if option.text:
        return {"text": option.text}
    return {"asset": f"{product}/{option.id}.swatch.webp"}
