"""Where the pictures of the sneaker are drawn, or left as they were."""

from configurator.demo.draw.document import Json, earlier_places
from configurator.demo.draw.sneaker.definitions import DEFS
from configurator.demo.draw.studio import Placed, Studio

VIEWS = ("front", "back")


class Drawer:
    """Draws layers, or finds where an earlier run put those that are not asked for."""

    def __init__(self, table: Studio, product: str, wanted: tuple[str, ...]) -> None:
        self.table = table
        self.product = product
        self.wanted = wanted
        self.earlier = earlier_places(product) if wanted else {}

    def images(self, id: str, bodies: tuple[str, str], z: tuple[int, int]) -> Json:
        return {
            view: self._placed(id, view, body).at(height)
            for view, body, height in zip(VIEWS, bodies, z, strict=True)
            if body
        }

    def _placed(self, id: str, view: str, body: str) -> Placed:
        known = self.earlier.get(f"{self.product}/{id}.{view}.webp")
        if known and not any(id.startswith(word) for word in self.wanted):
            return known
        return self.table.draw(id, view, DEFS + body, quality=80)
