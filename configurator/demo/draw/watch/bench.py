"""Where the parts of the watch are drawn, or left as they were."""

from configurator.demo.draw.document import Json, earlier_places
from configurator.demo.draw.stock import managed
from configurator.demo.draw.studio import ART, Placed, Studio
from configurator.demo.draw.swatch import save_swatch
from configurator.demo.draw.watch.option import Draw, Group, Option


class Bench:
    """Draws what is wanted, remembers where everything else lies, and writes the layers down as it goes."""

    def __init__(self, table: Studio, product: str, wanted: tuple[str, ...]) -> None:
        self.table = table
        self.product = product
        self.wanted = wanted
        self.known = earlier_places(product) if wanted else {}
        self.skus: list[str] = []

    def layer(self, one: Option | Group) -> Json:
        return self.group(one) if isinstance(one, Group) else self.image(one)

    def group(self, one: Group) -> Json:
        head: Json = {"kind": "group", "id": one.id, "label": one.label, "choose": one.choose}
        if one.choose:
            head["required"] = one.required
        layers = {"show_if": one.show_if, **one.bounds, "layers": [self.layer(part) for part in one.layers]}
        return head | layers

    def image(self, one: Option) -> Json:
        layer: Json = {"kind": "image", "id": one.id, "label": one.label}
        if one.swatch is not None:
            layer |= {"price": one.price, "default": one.default, "swatch": self.swatch(one)}
        layer["images"] = {view: self.placed(one, view, make).at(z) for view, (z, make) in one.looks.items()}
        if one.sku:
            self.skus.append(one.sku)
            layer["stock"] = managed(one.sku)
        return layer

    def placed(self, one: Option, view: str, make: Draw) -> Placed:
        known = self.known.get(f"{self.product}/{one.id}.{view}.webp")
        if known and not self.wants(one.id):
            return known
        return self.table.draw(one.id, view, make(), quality=80)

    def swatch(self, one: Option) -> dict[str, str]:
        if isinstance(one.swatch, str):
            return {"text": one.swatch}
        file = f"{self.product}/{one.id}.swatch.webp"
        if one.swatch and (self.wants(one.id) or not (ART / file).exists()):
            make, (x, y, size) = one.swatch
            place = f"scale({192 / size:.4f}) translate({-x} {-y})"
            save_swatch(self.table.picture(f'<g transform="{place}">{make()}</g>', 192, 192), file)
        return {"asset": file}

    def wants(self, own: str) -> bool:
        return not self.wanted or any(part in own for part in self.wanted)
