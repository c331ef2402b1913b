"""How long every page of the admin area takes with 100,000 orders and 20,000 stock items, one request after the other.

    .venv/bin/python -m benchmarks.admin_pages [ORDERS] [ITEMS]

All pages are asked in turns, a bare page of the size of the list of orders among them, so that what else the machine
does falls on all alike; what the server's processor spends on a page moves least.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from httpx2 import Client

from benchmarks.bare import bare
from benchmarks.busy_year import fill
from configurator.accounts.sessions import open_session
from configurator.admin.routes import routes
from configurator.products import publishing
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from configurator.runtime.services import Services
from configurator.stores.ledger.books.backlogs import BacklogOrder
from configurator.stores.ledger.books.orders import OrderFilter
from configurator.stores.ledger.books.people import Role
from configurator.stores.ledger.protocol import Books
from configurator.web.session import COOKIE
from layers.document.model import Configurator
from layers.orders.order import Fulfilment, Payment
from tests.server.process import Server

ROUNDS = 25
AIM_MS = 200
PRODUCTS, OPTIONS = 5, 40
BARE = "(a bare page of the size of /orders)"
ONE_OF_A_KIND = ("/admin", "/admin/stock/-/file.csv")
"""A redirection, and a file with every item in it."""


@dataclass
class Page:
    """One address, the seconds its answers took, and those of the server's processor."""

    name: str
    path: str
    took: list[float] = field(default_factory=list)
    spent: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.took[1:]) * 1000

    @property
    def p95(self) -> float:
        took = sorted(self.took[1:])
        return took[max(-(-95 * len(took) // 100) - 1, 0)] * 1000

    @property
    def processor(self) -> float:
        return statistics.median(self.spent[1:]) * 1000


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [100_000, 20_000]
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / "data").mkdir()
        began = time.monotonic()
        fill(home / "data" / "ledger.sqlite3", datetime.now(UTC), *sizes)
        print(f"{sizes[0]:,} orders and {sizes[-1]:,} items written in {time.monotonic() - began:.0f} s", flush=True)
        pages, cookie = furnished(home)
        report(measured(home, pages, cookie))
        print(Server(home).run("verify").stdout.strip())


def furnished(home: Path) -> tuple[list[Page], str]:
    """The pages to ask for, and the session of an owner; some of what is waited for is an option of a product."""
    services = open_services(Config(data=home / "data"))
    try:
        publish(services)
        cookie = services.ledger.write(_signed_in, services).result()
        return services.ledger.read(pages), cookie
    finally:
        services.close()


def publish(services: Services) -> None:
    skus = sorted(services.ledger.snapshot.items, key=lambda sku: sku[-5:])[: PRODUCTS * OPTIONS]
    for number in range(PRODUCTS):
        layers = [_layer(sku) for sku in skus[number::PRODUCTS]]
        group = {"kind": "group", "id": "part", "label": "Part", "choose": "one", "layers": layers}
        document = {"id": f"watch-{number}", "title": "Field watch", "views": [{"id": "front"}], "layers": [group]}
        services.catalogue.create(Configurator.model_validate(document), services.now())
        publishing.publish(services, f"watch-{number}")


def pages(books: Books) -> list[Page]:
    """Every page, filter and search, those that find nothing included."""
    late, paid = OrderFilter(fulfilment=Fulfilment.BACK_ORDERED), OrderFilter(payment=Payment.PAID)
    [order] = books.orders.page(late, limit=1).items
    [shipped] = books.orders.page(OrderFilter(fulfilment=Fulfilment.SHIPPED), limit=1).items
    [refund] = books.orders.page(OrderFilter(payment=Payment.REFUND_DUE), limit=1).items
    [ready] = books.orders.page(OrderFilter(fulfilment=Fulfilment.READY), limit=1).items
    [most] = books.backlogs.page(BacklogOrder.MOST, limit=1).items
    middle = books.orders.page(paid, str(1001 + (int(order.number) - 1001) // 2), 1).items[0].number
    mail, sku = books.mails.page(limit=1).items[0].id, most.item.sku
    asked = {
        "dashboard": ("", "days=90", "days=365"),
        "orders": (
            "", *(f"fulfilment={each}" for each in Fulfilment), *(f"payment={each}" for each in Payment),
            "fulfilment=delivered&payment=refund_due", "owing=yes", "offers=today", f"item={sku}", f"after={middle}",
            f"q={order.number}", "q=adler", "q=ler3", "q=zzzz", "q=zzzz&fulfilment=delivered", "q=zzzz&payment=unpaid",
        ),
        f"orders/{order.number}": ("",), f"orders/{order.number}/cancel": ("",), f"orders/{ready.number}/ship": ("",),
        f"orders/{shipped.number}/deliver": ("",), f"orders/{refund.number}/refund": ("",), "orders/9/pay": ("",),
        "backorders": ("", "sort=most", "q=strap", "q=zzzz"),
        f"backorders/{sku}/receive": ("", "quantity=1", f"quantity={most.required}"),
        f"backorders/{sku}/received/none": ("",),
        "stock": ("", "q=strap", "q=zzzz", "availability=low_stock", "only=waited-for", "sort=waiting", "page=200"),
        f"stock/{sku}": ("",), f"stock/{sku}/release": ("",),
        "outbox": ("", "state=failed", "state=sent", "q=adler", f"q={order.number}", "q=zzzz"),
        f"outbox/{mail}": ("",), f"outbox/{mail}/preview": ("",),
        "audit": ("", "subject=zzzz", "who=Kim", "who=nobody", "area=order", "area=stock", f"subject={order.number}"),
    }  # fmt: skip
    addresses = [f"{path}?{query}".rstrip("?") for path, queries in asked.items() for query in queries]
    plain = [route.path for route in routes if "GET" in (route.methods or ()) and "{" not in route.path]
    others = [path for path in plain if path.removeprefix("/admin/") not in asked and path not in ONE_OF_A_KIND]
    return [
        Page(address, f"/admin/{address}") for address in [*addresses, *(p.removeprefix("/admin/") for p in others)]
    ]


def measured(home: Path, pages: Sequence[Page], cookie: str) -> list[Page]:
    server = Server(home)
    server.start()
    try:
        with Client(base_url=server.url, cookies={COOKIE: cookie}, timeout=60) as client:
            (home / "page").write_bytes(client.get("/admin/orders").raise_for_status().content)
            with bare(home / "page", "text/html") as (port, process):
                assert server.process
                yardstick = Page(BARE, f"http://127.0.0.1:{port}/")
                for _ in range(ROUNDS + 1):
                    for page in pages:
                        ask(client, page, server.process.pid)
                    ask(client, yardstick, process)
                return [*pages, yardstick]
    finally:
        server.stop()


def ask(client: Client, page: Page, process: int) -> None:
    before, began = nanoseconds(process), time.perf_counter()
    answer = client.get(page.path)
    page.took.append(time.perf_counter() - began)
    page.spent.append((nanoseconds(process) - before) / 1e9)
    if answer.status_code >= 500:
        raise AssertionError(f"{page.path}: {answer.status_code}")


def nanoseconds(process: int) -> int:
    """What a process has used of processors so far, to the nanosecond, its threads included."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks)


def report(pages: Sequence[Page]) -> None:
    """The slowest first."""
    width = max(len(page.name) for page in pages)
    print(f"{'':<{width}}{'p50 ms':>9}{'p95 ms':>9}{'CPU ms':>9}")
    for page in sorted(pages, key=lambda page: -page.p95):
        over = "  over the aim" if page.p95 > AIM_MS else ""
        print(f"{page.name:<{width}}{page.median:9.0f}{page.p95:9.0f}{page.processor:9.1f}{over}")
    slow = sum(page.p95 > AIM_MS for page in pages)
    print(f"{slow} of {len(pages)} over {AIM_MS} ms (p95 of {ROUNDS})", flush=True)


def _layer(sku: str) -> dict[str, Any]:
    stock = {"managed": True, "sku": sku, "units": 1}
    return {"kind": "image", "id": sku.lower(), "label": sku.title(), "images": {}, "stock": stock}


def _signed_in(books: Books, services: Services) -> str:
    user = books.people.add_user("kim@example.com", "Kim", Role.OWNER, "en", services.now())
    return open_session(books, services, user, "benchmark")


if __name__ == "__main__":
    main()
