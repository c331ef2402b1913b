"""The one table from the errors of stores and domain to HTTP answers."""

from collections.abc import Callable
from math import ceil
from typing import Any

from starlette.requests import ClientDisconnect

from configurator.accounts import errors as accounts
from configurator.languages import TranslatableError
from configurator.ordering import errors as ordering
from configurator.products.drawing import NoSuchView
from configurator.products.errors import TooManyAtOnce, Undecided
from configurator.products.importing import errors as importing
from configurator.products.packages.errors import PackageError
from configurator.products.publishing import Unsound
from configurator.runtime.configuration_token import ForeignToken
from configurator.runtime.limiting import TooOften
from configurator.stores.catalogue import errors as catalogue
from configurator.stores.errors import NotDurable, StorageError
from configurator.stores.images import errors as images
from configurator.stores.staging import errors as staging
from configurator.web.refusal import Refused
from layers.errors import TwoOfOne, UnknownOption
from layers.problem import Problem
from layers.speech import ENGLISH, Speech

Reading = Callable[[Any, str], Refused]
"""From an error and its sentence, in whatever language that is."""


def plain(status: int) -> Reading:
    return lambda _, text: Refused(status, text)


def coded(status: int, code: str, pointer: str | None = None) -> Reading:
    return lambda _, text: Refused(status, text, [Problem(code, text, pointer=pointer)])


def _unknown_option(error: UnknownOption, text: str) -> Refused:
    problems = [
        Problem("unknown", f"There is no option {name}.", layer=name, pointer="/selected") for name in error.ids
    ]
    return Refused(422, text, problems)


def _two_of_one(error: TwoOfOne, text: str) -> Refused:
    return Refused(422, text, [Problem("too_many", text, group=error.group, pointer="/selected")])


def _all_problems(status: int) -> Reading:
    return lambda error, text: Refused(status, text, error.problems)


def _quantity(_: ordering.QuantityTooLarge, text: str) -> Refused:
    return Refused(422, text, [Problem("too_many", text, pointer="/quantity")])


def _not_that_many(error: ordering.NotThatMany, text: str) -> Refused:
    problem = Problem("too_many", text, line=error.line, pointer=f"/lines/{error.line}", available=error.most)
    return Refused(409, text, [problem])


def _closed(error: ordering.CartClosed, text: str) -> Refused:
    return Refused(409, text, [Problem("cart_closed", text)], more={"order": error.order})


def _removed(error: ordering.OrderRemoved, text: str) -> Refused:
    return Refused(410, text, more={"order": error.became})


def _offer_expired(error: ordering.OfferExpired, text: str) -> Refused:
    return Refused(409, text, [Problem("offer_expired", text, line=error.line, available=0)])


def _too_often(error: TooOften, text: str) -> Refused:
    seconds = max(ceil(error.wait.total_seconds()), 1)
    return Refused(429, text, headers={"Retry-After": str(seconds)})


def _stale(error: catalogue.Stale, text: str) -> Refused:
    return Refused(412, text, headers={"ETag": error.etag} if error.etag else None)


def _draft_changed(error: catalogue.DraftChanged, text: str) -> Refused:
    changes = [{"rev": each.rev, "by": each.by, "client": each.author.client, "at": each.at} for each in error.changes]
    headers = {"ETag": error.etag} if error.etag else None
    return Refused(412, text, [Problem("changed", text)], headers=headers, more={"changes": changes})


def _resync(error: catalogue.UnknownRevision, text: str) -> Refused:
    return Refused(409, text, [Problem("resync", text)], more={"rev": error.rev})


def _busy(_: images.Busy, text: str) -> Refused:
    return Refused(503, text, headers={"Retry-After": "1"})


def _undecided(_: Undecided, text: str) -> Refused:
    return Refused(503, text, [Problem("too_hard", text)], headers={"Retry-After": "60"})


def _crowded(_: TooManyAtOnce, text: str) -> Refused:
    return Refused(503, text, headers={"Retry-After": "5"})


def _gone(_: ClientDisconnect, __: str) -> Refused:
    return Refused(400, "The client went before it was answered.")


def _disk(_: StorageError | images.Unreadable, text: str) -> Refused:
    return Refused(503, text, headers={"Retry-After": "30"})


REFUSALS: dict[type[Exception], Reading] = {
    UnknownOption: _unknown_option,
    TwoOfOne: _two_of_one,
    ForeignToken: coded(422, "unknown", "/token"),
    NoSuchView: coded(422, "unknown", "/view"),
    Unsound: _all_problems(422),
    Undecided: _undecided,
    TooManyAtOnce: _crowded,
    TooOften: _too_often,
    NotDurable: plain(503),
    StorageError: _disk,
    ClientDisconnect: _gone,
    accounts.NoSuchUser: plain(404),
    accounts.UserDisabled: plain(409),
    accounts.LastOwner: plain(409),
    catalogue.NoSuchConfigurator: plain(404),
    catalogue.NotPublished: plain(404),
    catalogue.Withdrawn: plain(410),
    catalogue.AlreadyExists: coded(409, "changed", "/id"),
    catalogue.NoSuchVersion: plain(404),
    catalogue.Stale: _stale,
    catalogue.DraftChanged: _draft_changed,
    catalogue.UnknownRevision: _resync,
    catalogue.NotPublishable: _all_problems(422),
    ordering.NoSuchCart: plain(404),
    ordering.NoSuchLine: plain(404),
    ordering.NoSuchOrder: plain(404),
    ordering.NoSuchItem: plain(404),
    ordering.OrderRemoved: _removed,
    ordering.OfferExpired: _offer_expired,
    ordering.SelectionFixed: coded(409, "changed", "/selected"),
    ordering.OtherCurrency: coded(409, "changed"),
    ordering.NotForCustomers: plain(403),
    ordering.CartRefused: _all_problems(409),
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
    PackageError: coded(422, "invalid", "/file"),
    importing.UnknownLayers: coded(422, "unknown", "/choices"),
    importing.TooManyTogether: coded(422, "too_many", "/choices"),
    importing.NoMergedPicture: coded(422, "invalid", "/merged_base"),
    staging.NoSuchImport: plain(404),
    staging.NotReady: coded(409, "changed"),
    staging.QuotaFull: coded(409, "too_many", "/file"),
    staging.FileTooLarge: coded(413, "invalid", "/file"),
    staging.EmptyFile: coded(422, "invalid", "/file"),
    images.TooManyBytes: coded(413, "invalid", "/file"),
    images.TooManyPixels: coded(413, "invalid", "/file"),
    images.UnsupportedFormat: coded(415, "invalid", "/file"),
    images.ImageRefused: coded(422, "invalid", "/file"),
    images.NothingSeen: coded(422, "invalid"),
    images.Unreadable: _disk,
    images.UnknownAsset: plain(404),
    images.Busy: _busy,
}


def refused(error: Exception, speech: Speech = ENGLISH) -> Refused:
    """The HTTP answer to `error`; raises KeyError for an error that is no refusal."""
    if isinstance(error, Refused):
        detail = speech.gettext(error.detail) if error.detail else ""
        return Refused(error.status, detail, error.problems, headers=error.headers, more=error.more)
    for kind in type(error).__mro__:
        if kind in REFUSALS:
            return REFUSALS[kind](error, _sentence(error, speech))
    raise KeyError(type(error))


def _sentence(error: Exception, speech: Speech) -> str:
    text = error.said(speech) if isinstance(error, TranslatableError) else str(error)
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
