"""Creating a stock item by hand."""

import re

from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.admin.stock.item import address
from configurator.ordering import set_terms
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import written
from configurator.stores.ledger.protocol import Books
from configurator.web.form import first
from layers.document.model import SKU
from layers.stock.stock import StockTerms


async def show(call: AdminCall) -> Response:
    return admin_page(call, "admin/stock/new.html", sku="", errors={})


async def make(call: AdminCall) -> Response:
    """Redirect (303) to the new item's page, for everything else."""
    services, sku, _ = call.services, first(call.form, "sku").strip(), call.speech.gettext
    if not re.fullmatch(SKU, sku):
        return _again(call, sku, _("Letters, digits, dots, hyphens and underscores, the first a letter or digit."))
    if not await written(services, _made, services, sku, call.user.label):
        return _again(call, sku, _("There is such an item already."))
    return done(call, address(call, sku), _("%(sku)s is made.") % {"sku": sku})


def _made(books: Books, services: Services, sku: str, who: str) -> bool:
    if books.stock.item(sku):
        return False
    set_terms(books, shop_of(services), sku, StockTerms(), services.now(), who=who)
    return True


def _again(call: AdminCall, sku: str, error: str) -> Response:
    return admin_page(call, "admin/stock/new.html", 422, sku=sku[:200], errors={"sku": error})


routes: list[PageRoute] = [
    page_route("/stock/-/new", show, KEEPER, "admin.stock.new"),
    page_route("/stock/-/new", make, KEEPER, "admin.stock.make", ["POST"]),
]
