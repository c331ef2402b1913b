"""A window of the editor, as it speaks to the API."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from httpx2 import Response

from tests.api.shop import Json, Shop


@dataclass
class Window:
    """Knows a configurator as it was at revision `base`."""

    shop: Shop
    configurator: str
    client: str = "window-1"
    base: int = 0

    def send(self, *ops: Json, **fields: Any) -> Response:
        batch = {"batch": str(uuid4()), "client": self.client, "base": self.base, "ops": list(ops), **fields}
        return self.call("POST", "/edits", batch)

    def edit(self, *ops: Json, **fields: Any) -> Any:
        answer = self.send(*ops, **fields)
        assert answer.status_code == 200, answer.text
        self.base = answer.json()["rev"]
        return answer.json()

    def turn_back(self, way: str, batch: str | None = None) -> Any:
        answer = self.call("POST", f"/{way}", {"client": self.client, "batch": batch or str(uuid4())})
        assert answer.status_code == 200, answer.text
        return answer.json()

    def call(self, method: str, path: str, body: object = None, **more: Any) -> Response:
        return self.shop.call(method, f"/configurators/{self.configurator}{path}", body, **more)

    def ok(self, method: str, path: str, body: object = None, **more: Any) -> Any:
        return self.shop.ok(method, f"/configurators/{self.configurator}{path}", body, **more)

    def document(self) -> Json:
        """The draft without its read-only fields."""
        draft: Json = self.ok("GET", "")
        return {name: value for name, value in draft.items() if name in ("id", "title", "views", "layers")}

    def layer(self, id: str) -> Any:
        """A layer in a group of the draft, or beside them."""
        layers = self.ok("GET", "")["layers"]
        return next(each for group in layers for each in [group, *group.get("layers", [])] if each["id"] == id)


def price(id: str, value: object) -> Json:
    return {"op": "set", "id": id, "field": "price", "value": value}
