"""A shop with customers who leave traces everywhere."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from configurator.ordering import Checkout, place
from configurator.privacy.customer_data import CustomerData, customer_data
from configurator.privacy.erasing import Erased, erase
from configurator.stores.ledger.books.idempotency import IdempotencyRecord
from configurator.stores.ledger.books.people import LinkPurpose, SessionKind
from configurator.stores.ledger.protocol import Books, Ledger
from layers.orders.order import Customer, Order
from tests.ordering.desk import Desk

ZAPHOD = Customer(
    "Zaphod Beeblebrox",
    "Zaphod@Heartofgold.example",
    "42 Magrathea Lane\n10115 Ursa Minor",
    "+49 30 1234 5678",
    "Ring twice",
)
TRILLIAN = Customer("Tricia McMillan", "trillian@example.com", "1 Islington Green", "0800 5550001", "")
ADDRESS = "zaphod@heartofgold.example"


@dataclass
class House:
    ledger: Ledger
    folder: Path
    desk: Desk = field(init=False)

    def __post_init__(self) -> None:
        self.desk = Desk(self.ledger)
        self.desk.design("watch", steel="STEEL", gold="GOLD")
        self.desk.stock("STEEL", 1000)
        self.desk.stock("GOLD", backorder="allow")

    def order(self, customer: Customer = ZAPHOD, options: str = "steel", quantity: int = 1) -> Order:
        """Placed a second after the one before, its answer kept under a key."""
        self.desk.wait(seconds=1)
        cart = self.desk.cart((options, quantity))
        order = self.ledger.write(place, self.desk.shop, cart, Checkout(customer), self.desk.now).result()
        body = f'{{"customer": "{customer.name}, {customer.email}", "secret": "{order.secret}"}}'
        kept = IdempotencyRecord(f"POST /carts/{cart}/checkout", "k", "digest", 201, body, None, self.desk.now)
        self.ledger.write(lambda books: books.idempotency.keep(kept)).result()
        return order

    def leave_traces(self, customer: Customer, order: Order) -> None:
        """A session, a link, a wait, and words in notes, reasons and the log."""
        now, until = self.desk.now, self.desk.now + timedelta(days=1)
        named = f"{customer.name} <{customer.email}>"

        def work(books: Books) -> None:
            books.people.open_session(SessionKind.CUSTOMER, customer.email, f"s-{customer.name}", "Firefox", now, until)
            books.people.add_link(LinkPurpose.CUSTOMER, customer.email, f"l-{customer.name}", now, until)
            books.waits.add(f"w-{customer.name}", customer.email, "GOLD", "watch", "gold", "en", now)
            books.notes.add(order.number, "Kim", f"{named} called, wants it sooner", now)
            books.audit.note("Kim", "order.noted", order.number, f"told {named}", now)
            books.events.record("order.noted", order.number, {"said": [f"to {named}"]}, now)

        self.ledger.write(work).result()

    def data(self, email: str = ADDRESS) -> CustomerData:
        return self.ledger.read(customer_data, email)

    def erase(self, email: str = ADDRESS) -> Erased:
        return erase(self.ledger, email, self.desk.now, "Kim")

    def look(self, order: Order) -> Order:
        found = self.ledger.read(lambda books: books.orders.get(order.number))
        assert found
        return found

    def notes(self, order: Order) -> list[str]:
        return [note.text for note in self.ledger.read(lambda books: books.notes.of(order.number))]

    def audit_entries(self) -> list[tuple[str, str, str]]:
        """What was done, to what, in which words, oldest first."""
        found = self.ledger.read(lambda books: books.audit.entries(limit=1000)).items
        return [(entry.what, entry.subject, entry.detail) for entry in reversed(found)]

    def bytes(self) -> bytes:
        """Everything that is in the ledger's files."""
        return b"".join(path.read_bytes() for path in sorted(self.folder.glob("ledger.db*")))


def traces(customer: Customer, content: bytes) -> Sequence[str]:
    """What of a customer can be read in the content, in whatever case."""
    lines = [customer.name, customer.email, *customer.name.split(), *customer.address.splitlines(), customer.phone]
    return [line for line in lines if line and line.lower().encode() in content.lower()]


def without_customer(order: Order) -> Order:
    return replace(order, customer=Customer("", ""))
