"""Releasing a preorder, after a confirmation."""

from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.form import Question, ask
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.stock.item import address, found_sku
from configurator.ordering import TermsSet, release
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import tried, written
from layers.speech import Speech


async def question(call: AdminCall) -> Response:
    """The consequences, found by a trial run of the transaction."""
    services, sku, speech = call.services, found_sku(call), call.speech
    would = await tried(services, release, shop_of(services), sku, services.now(), who=call.user.label)
    title = speech.gettext("Release the preorder of %(sku)s?") % {"sku": sku}
    button, here = speech.gettext("Release it"), call.request.url.path
    asked = Question(title, _consequences(would, speech), button, here, address(call, sku), danger=False)
    return ask(call, asked)


async def do(call: AdminCall) -> Response:
    services, sku, speech = call.services, found_sku(call), call.speech
    await written(services, release, shop_of(services), sku, services.now(), who=call.user.label)
    said = speech.gettext("The preorder of %(sku)s is released.") % {"sku": sku}
    return done(call, address(call, sku), said)


def _consequences(would: TermsSet, speech: Speech) -> list[str]:
    served = sum(each.units for each in would.filled)
    waiting = would.item.backordered - (served if would.tasks else 0)
    sentences = [
        speech.gettext("Whoever orders it from now on gets what is there, or a backorder where that is allowed.")
    ]
    if served:
        text = speech.ngettext(
            "%(num)s unit goes to orders that waited, oldest first.",
            "%(num)s units go to orders that waited, oldest first.",
            served,
        )
        sentences.append(text % {"num": served})
    if waiting:
        text = speech.ngettext(
            "%(num)s unit is on backorder until stock comes.",
            "%(num)s units are on backorder until stock comes.",
            waiting,
        )
        sentences.append(text % {"num": waiting})
    return sentences


routes: list[PageRoute] = [
    page_route("/stock/{sku}/release", question, KEEPER, "admin.stock.release"),
    page_route("/stock/{sku}/release", do, KEEPER, "admin.stock.released", ["POST"]),
]
