"""The one table from what stores and domain refuse to what HTTP answers."""

from collections.abc import Callable
from typing import Any

from configurator.api.refusal import Refused
from configurator.catalogue import errors as catalogue
from configurator.configuration_token import ForeignToken
from configurator.drawing import NoSuchView
from configurator.images import errors as images
from configurator.ordering import errors as ordering
from configurator.publishing import Unsound
from layers.errors import TwoOfOne, UnknownOption
from layers.problem import Problem

Reading = Callable[[Any], Refused]


def plain(status: int) -> Reading:
    return lambda error: Refused(status, _sentence(error))


def coded(status: int, code: str, pointer: str | None = None) -> Reading:
    return lambda error: Refused(status, _sentence(error), [Problem(code, _sentence(error), pointer=pointer)])


def _unknown_option(error: UnknownOption) -> Refused:
    problems = [
        Problem("unknown", f"There is no option {name}.", layer=name, pointer="/selected") for name in error.ids
    ]
    return Refused(422, _sentence(error), problems)


def _two_of_one(error: TwoOfOne) -> Refused:
    return Refused(
        422, _sentence(error), [Problem("too_many", _sentence(error), group=error.group, pointer="/selected")]
    )


def _all_problems(status: int) -> Reading:
    return lambda error: Refused(status, _sentence(error), error.problems)


def _quantity(error: ordering.QuantityTooLarge) -> Refused:
    problem = Problem("too_many", _sentence(error), pointer="/quantity")
    return Refused(422, _sentence(error), [problem])


def _not_that_many(error: ordering.NotThatMany) -> Refused:
    pointer = f"/lines/{error.line}"
    problem = Problem("too_many", _sentence(error), line=error.line, pointer=pointer, available=error.most)
    return Refused(409, _sentence(error), [problem])


def _closed(error: ordering.CartClosed) -> Refused:
    return Refused(409, _sentence(error), [Problem("cart_closed", _sentence(error))], more={"order": error.order})


def _removed(error: ordering.OrderRemoved) -> Refused:
    return Refused(410, _sentence(error), more={"order": error.became})


def _offer_expired(error: ordering.OfferExpired) -> Refused:
    problem = Problem("offer_expired", _sentence(error), line=error.line, available=0)
    return Refused(409, _sentence(error), [problem])


def _busy(error: images.Busy) -> Refused:
    return Refused(503, _sentence(error), headers={"Retry-After": "1"})


REFUSALS: dict[type[Exception], Reading] = {
    UnknownOption: _unknown_option,
    TwoOfOne: _two_of_one,
    ForeignToken: coded(422, "unknown", "/token"),
    NoSuchView: coded(422, "unknown", "/view"),
    Unsound: _all_problems(422),
    catalogue.NoSuchConfigurator: plain(404),
    catalogue.NotPublished: plain(404),
    catalogue.Withdrawn: plain(410),
    catalogue.AlreadyExists: coded(409, "changed", "/id"),
    catalogue.Stale: plain(412),
    catalogue.NotPublishable: _all_problems(422),
    ordering.NoSuchCart: plain(404),
    ordering.NoSuchLine: plain(404),
    ordering.NoSuchOrder: plain(404),
    ordering.NoSuchItem: plain(404),
    ordering.OrderRemoved: _removed,
    ordering.OfferExpired: _offer_expired,
    ordering.SelectionFixed: coded(409, "changed", "/selected"),
    ordering.NotForCustomers: plain(403),
    ordering.Refused: _all_problems(409),
    ordering.CartClosed: _closed,
    ordering.CartEmpty: coded(409, "required"),
    ordering.CartFull: coded(409, "too_many"),
    ordering.QuantityTooLarge: _quantity,
    ordering.KeyReused: coded(422, "changed"),
    ordering.NegativeStock: coded(409, "out_of_stock", "/quantity"),
    ordering.TooManyUnits: coded(409, "too_many", "/quantity"),
    ordering.BelowAllocated: coded(409, "out_of_stock", "/quantity"),
    ordering.PreorderNotReleased: coded(409, "changed", "/status"),
    ordering.UnitsPreordered: coded(409, "changed", "/status"),
    ordering.NotThatMany: _not_that_many,
    ordering.NothingTo: plain(409),
    images.TooManyBytes: coded(413, "invalid", "/file"),
    images.TooManyPixels: coded(413, "invalid", "/file"),
    images.UnsupportedFormat: coded(415, "invalid", "/file"),
    images.ImageRefused: coded(422, "invalid", "/file"),
    images.UnknownAsset: plain(404),
    images.Busy: _busy,
}


def refused(error: Exception) -> Refused:
    """What HTTP answers to `error`; raises KeyError for what is nobody's refusal."""
    if isinstance(error, Refused):
        return error
    for kind in type(error).__mro__:
        if kind in REFUSALS:
            return REFUSALS[kind](error)
    raise KeyError(type(error))


def _sentence(error: Exception) -> str:
    text = str(error)
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
