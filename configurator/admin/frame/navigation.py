"""The areas of the admin pages, in the order in which the day goes, and who sees which."""

from collections.abc import Collection
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.routing import NoMatchFound

from configurator.admin.frame.page_route import DESIGNER, KEEPER, OWNER
from configurator.languages import marked
from configurator.stores.ledger.books.people import Role


@dataclass(frozen=True, slots=True)
class Area:
    """`name` is its route's; every page below that route's address belongs to it."""

    name: str
    label: str
    icon: str
    roles: Collection[Role]


@dataclass(frozen=True, slots=True)
class Entry:
    """An area as the menu shows it."""

    href: str
    label: str
    icon: str
    here: bool


AREAS = (
    Area("admin.dashboard", marked("Dashboard"), "chart", KEEPER),
    Area("admin.orders", marked("Orders"), "orders", KEEPER),
    Area("admin.backorders", marked("Backordered products"), "clock", KEEPER),
    Area("admin.stock", marked("Stock"), "box", KEEPER),
    Area("admin.configurators", marked("Configurators"), "layers", DESIGNER),
    Area("admin.settings", marked("Settings"), "settings", KEEPER),
    Area("admin.outbox", marked("Outbox"), "mail", KEEPER),
    Area("admin.audit", marked("Audit log"), "list", OWNER),
    Area("admin.users", marked("Users"), "people", OWNER),
    Area("admin.tokens", marked("Tokens"), "key", OWNER),
    Area("admin.privacy", marked("Privacy"), "shield", OWNER),
)


def entries(app: Starlette, role: Role, path: str) -> tuple[Entry, ...]:
    """What a role sees while at `path`, in English; labels are messages to be translated."""
    found = []
    for area in AREAS:
        href = _address(app, area) if role in area.roles else None
        if href:
            found.append(Entry(href, area.label, area.icon, path == href or path.startswith(f"{href}/")))
    return tuple(found)


def _address(app: Starlette, area: Area) -> str | None:
    try:
        return str(app.url_path_for(area.name))
    except NoMatchFound:
        return None
