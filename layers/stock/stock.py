"""A stock item: its terms, its counters, and what it can still promise."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from layers.document.model import BackorderChoice, SkuText

MOST_UNITS = 1_000_000_000
"""The most units of an item that are counted, or that one movement may name."""
Count = Annotated[int, Field(ge=0, le=MOST_UNITS)]


class Status(StrEnum):
    """A stock status set by hand; of a tracked item only `preorder` matters."""

    IN_STOCK = "in_stock"
    OUT_OF_STOCK = "out_of_stock"
    BACKORDER = "backorder"
    PREORDER = "preorder"


class ItemBackorder(StrEnum):
    """A stock item's own setting for backorder; `inherit` leaves it to configurator and shop."""

    INHERIT = "inherit"
    ALLOW = "allow"
    DENY = "deny"


class Source(StrEnum):
    """Whose setting decided."""

    ITEM = "item"
    CONFIGURATOR = "configurator"
    SHOP = "shop"


class Late(StrEnum):
    """How units that are not there can be promised."""

    BACKORDER = "backorder"
    PREORDER = "preorder"


class StockTerms(BaseModel):
    """How an item may be sold; None: no limit, the shop's threshold, no date."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    tracked: bool = True
    status: Status = Status.IN_STOCK
    backorder: ItemBackorder = ItemBackorder.INHERIT
    notify: bool = True
    backorder_limit: Count | None = None
    backorder_promo: Annotated[str, StringConstraints(max_length=2000)] = ""
    low_stock_threshold: Count | None = None
    restock_on: date | None = None
    preorder_release_on: date | None = None
    preorder_limit: Count | None = None

    @property
    def unlimited(self) -> bool:
        """Whether supply is unlimited: the item is not tracked, and its status is in stock."""
        return not self.tracked and self.status is Status.IN_STOCK


UNTRACKED = StockTerms(tracked=False)


@dataclass(frozen=True, slots=True)
class Policy:
    """The shop's settings for every item; `today` is the date in the shop's time zone."""

    management: bool
    backorder: bool
    low_stock_threshold: int
    today: date

    def low_stock(self, terms: StockTerms) -> int:
        """So many units available, or fewer, are low stock."""
        own = terms.low_stock_threshold
        return self.low_stock_threshold if own is None else own


class Decision(NamedTuple):
    """Whether backorder is allowed, and whose setting said so."""

    allowed: bool
    source: Source


@dataclass(frozen=True, slots=True)
class StockItem:
    """One sku: its terms and its counters, all in stock units and never negative.

    `held` are units of `on_hand` reserved for a time; `held_backorder` and `held_preorder` are late
    units reserved the same way, and count against the limits.
    """

    sku: SkuText
    terms: StockTerms = UNTRACKED
    on_hand: int = 0
    allocated: int = 0
    held: int = 0
    backordered: int = 0
    preordered: int = 0
    held_backorder: int = 0
    held_preorder: int = 0

    @property
    def available(self) -> int:
        return max(self.on_hand - self.allocated - self.held, 0)

    @property
    def late(self) -> int:
        """Units that orders wait for."""
        return self.backordered + self.preordered

    @property
    def awaited(self) -> int:
        """Units that orders wait for and get as soon as there are any: backordered, or of a released preorder."""
        return self.backordered if self.terms.status is Status.PREORDER else self.late

    @property
    def backorder_left(self) -> int | None:
        """Late units a backorder may still promise; None without a limit."""
        limit = self.terms.backorder_limit
        return None if limit is None else max(limit - self.awaited - self.held_backorder, 0)

    @property
    def preorder_left(self) -> int | None:
        """Late units a preorder may still promise; None without a limit."""
        limit = self.terms.preorder_limit
        return None if limit is None else max(limit - self.preordered - self.held_preorder, 0)

    def without(self, now: int, backorder: int, preorder: int) -> "StockItem":
        """The item without these held units: a shopper's own hold does not count against them."""
        return replace(
            self,
            held=self.held - now,
            held_backorder=self.held_backorder - backorder,
            held_preorder=self.held_preorder - preorder,
        )


class Supply(NamedTuple):
    """What one item can promise one line: units now, units later, and what late means; None is unlimited.

    `counted` is false where the units now are not taken from `on_hand`.
    """

    now: int | None
    later: int | None
    late: Late | None
    counted: bool
    source: Source | None = None

    @property
    def total(self) -> int | None:
        return None if self.now is None or self.later is None else self.now + self.later


UNCOUNTED = Supply(now=None, later=0, late=None, counted=False)


def supply(item: StockItem, configurator: BackorderChoice, policy: Policy) -> Supply:
    """What `item` can promise a line of a configurator, before that line or another one takes a unit."""
    if not policy.management:
        return UNCOUNTED
    terms = item.terms
    if preorder_active(terms, policy.today):
        return Supply(0, item.preorder_left, Late.PREORDER, counted=terms.tracked)
    if terms.unlimited:
        return UNCOUNTED
    decision = backorder_allowed(terms, configurator, policy)
    now = item.available if terms.tracked else 0
    later = item.backorder_left if decision.allowed else 0
    return Supply(now, later, Late.BACKORDER if decision.allowed else None, terms.tracked, decision.source)


def preorder_active(terms: StockTerms, today: date) -> bool:
    """A preorder ends when its release day begins."""
    release = terms.preorder_release_on
    return terms.status is Status.PREORDER and (release is None or today < release)


def backorder_allowed(terms: StockTerms, configurator: BackorderChoice, policy: Policy) -> Decision:
    """The nearest setting wins: the item's own, else the configurator's, else the shop's."""
    if terms.backorder is not ItemBackorder.INHERIT:
        return Decision(terms.backorder is ItemBackorder.ALLOW, Source.ITEM)
    if configurator is not BackorderChoice.INHERIT:
        return Decision(configurator is BackorderChoice.ON, Source.CONFIGURATOR)
    return Decision(policy.backorder, Source.SHOP)


def promised_on(terms: StockTerms, late: Late | None, today: date) -> date | None:
    """The date a late unit is promised for; a past date promises nothing."""
    when = {Late.BACKORDER: terms.restock_on, Late.PREORDER: terms.preorder_release_on, None: None}[late]
    return when if when is not None and when >= today else None
