"""The navigation menu: the areas of the admin pages, and the roles that see each."""

from collections.abc import Collection
from dataclasses import dataclass

from starlette.routing import NoMatchFound

from configurator.admin.frame.page_route import DESIGNER, KEEPER, OWNER
from configurator.languages import gettext_noop
from configurator.stores.ledger.books.people import Role
from configurator.web.addresses import Addresses


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
    Area("admin.dashboard", gettext_noop("Dashboard"), "chart", KEEPER),
    Area("admin.orders", gettext_noop("Orders"), "orders", KEEPER),
    Area("admin.backorders", gettext_noop("Backordered products"), "clock", KEEPER),
    Area("admin.stock", gettext_noop("Stock"), "box", KEEPER),
    Area("admin.configurators", gettext_noop("Configurators"), "layers", DESIGNER),
    Area("admin.settings", gettext_noop("Settings"), "settings", KEEPER),
    Area("admin.outbox", gettext_noop("Outbox"), "mail", KEEPER),
    Area("admin.audit", gettext_noop("Audit log"), "list", OWNER),
    Area("admin.users", gettext_noop("Users"), "people", OWNER),
    Area("admin.tokens", gettext_noop("Tokens"), "key", OWNER),
    Area("admin.privacy", gettext_noop("Privacy"), "shield", OWNER),
)


def entries(address: Addresses, role: Role, path: str) -> tuple[Entry, ...]:
    """What a role sees while at `path`, in English; labels are messages to be translated."""
    found = []
    for area in AREAS:
        href = _address(address, area) if role in area.roles else None
        if href:
            found.append(Entry(href, area.label, area.icon, path == href or path.startswith(f"{href}/")))
    return tuple(found)


def _address(address: Addresses, area: Area) -> str | None:
    try:
        return address(area.name)
    except NoMatchFound:
        return None
