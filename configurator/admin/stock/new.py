"""A stock item made by hand."""

import re

from starlette.requests import Request
from starlette.responses import Response

from configurator.admin.frame.flash import done
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.admin.stock.item import address
from configurator.languages import translations
from configurator.ordering import set_terms
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import written
from configurator.stores.ledger.books.people import User
from configurator.stores.ledger.protocol import Books
from configurator.web.form import first, read_form
from layers.document.model import SKU
from layers.stock.stock import StockTerms


async def show(request: Request, user: User) -> Response:
    return admin_page(request, user, "admin/stock/new.html", sku="", errors={})


async def make(request: Request, user: User) -> Response:
    """303 to the new item's page, where everything else is said."""
    services: Services = request.app.state.services
    fields, _ = await read_form(request), translations(user.locale).gettext
    sku = first(fields, "sku").strip()
    if not re.fullmatch(SKU, sku):
        return _again(
            request, user, sku, _("Letters, digits, dots, hyphens and underscores, the first a letter or digit.")
        )
    if not await written(services, _made, services, sku, user.label):
        return _again(request, user, sku, _("There is such an item already."))
    return done(request, address(request, sku), _("%(sku)s is made.") % {"sku": sku})


def _made(books: Books, services: Services, sku: str, who: str) -> bool:
    if books.stock.item(sku):
        return False
    set_terms(books, shop_of(services), sku, StockTerms(), services.now(), who=who)
    return True


def _again(request: Request, user: User, sku: str, error: str) -> Response:
    return admin_page(request, user, "admin/stock/new.html", 422, sku=sku[:200], errors={"sku": error})


routes: list[PageRoute] = [
    page_route("/stock/-/new", show, KEEPER, "admin.stock.new"),
    page_route("/stock/-/new", make, KEEPER, "admin.stock.make", ["POST"]),
]
