"""The shop as other programs see it: one method per thing they do."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from httpx2 import Client, Response
from PIL import Image

Json = dict[str, Any]
API = "/api/v1"
CUSTOMER = {"name": "Ada Byron", "email": "ada@example.com", "address": "1 Analytical Way"}


@dataclass
class Clock:
    """A clock that moves when told to."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **units: float) -> None:
        self.now += timedelta(**units)


def png(width: int = 64, height: int = 64, color: tuple[int, int, int, int] = (200, 80, 40, 255)) -> bytes:
    out = BytesIO()
    Image.new("RGBA", (width, height), color).save(out, "PNG")
    return out.getvalue()


@dataclass
class Shop:
    client: Client
    token: str
    clock: Clock
    _names: Any = field(default_factory=lambda: itertools.count(1))

    def call(
        self, method: str, path: str, body: object = None, *, admin: bool = True, headers: Mapping[str, str] = {}
    ) -> Response:
        head = dict(headers) | ({"Authorization": f"Bearer {self.token}"} if admin else {})
        content = {} if body is None else {"json": body}
        return self.client.request(method, f"{API}{path}", headers=head, **content)

    def ok(self, method: str, path: str, body: object = None, **more: Any) -> Any:
        answer = self.call(method, path, body, **more)
        assert answer.status_code < 300, f"{answer.status_code}: {answer.text[:600]}"
        return answer.json() if answer.content else None

    # what the shop keeper does

    def settings(self, **sections: Json) -> Any:
        now = self.call("GET", "/settings")
        document = now.json()
        for name, values in sections.items():
            document[name] = {**document[name], **values}
        return self.ok("PUT", "/settings", document, headers={"If-Match": now.headers["etag"]})

    def stock(self, sku: str, on_hand: int | None = None, **terms: object) -> Any:
        self.ok("PUT", f"/stock/{sku}", terms)
        if on_hand is not None:
            self.move(sku, "count", on_hand)
        return self.item(sku)

    def item(self, sku: str) -> Any:
        return self.ok("GET", f"/stock/{sku}")

    def move(self, sku: str, kind: str, quantity: int, **more: object) -> Any:
        return self.ok(
            "POST", f"/stock/{sku}/movements", {"kind": kind, "quantity": quantity, "reason": "test", **more}
        )

    def act(self, number: str, verb: str, lines: Json | None = None) -> Any:
        return self.ok("POST", f"/orders/{number}/{verb}", {"lines": lines} if lines else {})

    # what the designer does

    def asset(self, **image: Any) -> str:
        answer = self.client.post(
            f"{API}/assets", files={"file": ("a.png", png(**image), "image/png")},
            headers={"Authorization": f"Bearer {self.token}"},
        )  # fmt: skip
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def design(self, groups: Mapping[str, Mapping[str, Any]], *, rules: Sequence[Json] = (), **more: Any) -> str:
        """Publish `{group: {option: sku | None | {layer fields}}}`; "_" in a group holds fields of its own."""
        name = more.pop("id", None) or f"product-{next(self._names)}"
        image = self.asset()
        layers = [self._group(group, dict(options), image, z) for z, (group, options) in enumerate(groups.items())]
        document = {
            "id": name, "title": name.title(), "base_price": 10_000, "views": [{"id": "front"}],
            "layers": layers, "rules": list(rules), **more,
        }  # fmt: skip
        self.ok("POST", "/configurators", document)
        self.ok("POST", f"/configurators/{name}/publish")
        return name

    def _group(self, group: str, options: dict[str, Any], image: str, z: int) -> Json:
        own = options.pop("_", {})
        layers = [self._option(option, spec, image, z) for option, spec in options.items()]
        return {
            "kind": "group", "id": group, "label": group.title(), "choose": "one", "required": True,
            "layers": layers, **own,
        }  # fmt: skip

    @staticmethod
    def _option(option: str, spec: Any, image: str, z: int) -> Json:
        fields = dict(spec) if isinstance(spec, dict) else {"sku": spec}
        sku, units = fields.pop("sku", None), fields.pop("units", 1)
        stock = {"managed": True, "sku": sku, "units": units} if sku else {}
        layer = {"kind": "image", "id": option, "label": option.title(), "images": {"front": {"asset": image, "z": z}}}
        return {**layer, **({"stock": stock} if stock else {}), **fields}

    # what shoppers do

    def evaluate(self, name: str, selected: Sequence[str] | None = None, quantity: int = 1, **more: object) -> Any:
        body = {"selected": selected, "quantity": quantity, **more}
        return self.ok("POST", f"/configurators/{name}/evaluate", body, admin=False)

    def cart(self, *lines: tuple[str, Sequence[str], int]) -> str:
        cart = str(self.ok("POST", "/carts", admin=False)["id"])
        for line in lines:
            self.ok("POST", f"/carts/{cart}/lines", _line(*line), admin=False)
        return cart

    def add(self, cart: str, name: str, selected: Sequence[str], quantity: int = 1) -> Response:
        return self.call("POST", f"/carts/{cart}/lines", _line(name, selected, quantity), admin=False)

    def read_cart(self, cart: str) -> Any:
        return self.ok("GET", f"/carts/{cart}", admin=False)

    def checkout(self, cart: str, *, key: str | None = None, **more: object) -> Response:
        body = {"customer": CUSTOMER, **more}
        headers = {"Idempotency-Key": key} if key else {}
        return self.call("POST", f"/carts/{cart}/checkout", body, admin=False, headers=headers)

    def order(self, name: str, selected: Sequence[str], quantity: int = 1, **more: object) -> Any:
        answer = self.checkout(self.cart((name, selected, quantity)), **more)
        assert answer.status_code == 201, answer.text
        return answer.json()


def _line(name: str, selected: Sequence[str], quantity: int) -> Json:
    return {"configurator": name, "selected": list(selected), "quantity": quantity}


def codes(answer: Response) -> list[str]:
    return [problem["code"] for problem in answer.json()["problems"]]
