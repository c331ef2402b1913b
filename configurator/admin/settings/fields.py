"""Every setting as a form field: label, hint and error message."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import available_timezones

from babel.numbers import list_currencies

from configurator.accounts.roles import KEEPER, OWNER
from configurator.languages import gettext_noop
from configurator.stores.ledger.books.people import Role
from configurator.web.form import NO_ADDRESS
from settings.model import THEMES, Filling, Settlement, Unavailable


class Kind(StrEnum):
    """How a setting is typed; an empty `amount` is None where the setting may be."""

    SWITCH = "switch"
    TEXT = "text"
    AMOUNT = "amount"
    AREA = "area"
    LINES = "lines"
    RADIOS = "radios"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class Way:
    """One of the values a setting can have."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """`name` is the setting's in its section; `counting` ones have no effect while stock is not managed.

    `wrong` is the error message, `known` are suggested values.
    """

    name: str
    kind: Kind
    label: str
    hint: str = ""
    wrong: str = ""
    unit: str = ""
    ways: tuple[Way, ...] = ()
    known: tuple[str, ...] = ()
    empty: str = ""
    counting: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    title: str
    fields: tuple[Field, ...]
    roles: Collection[Role] = OWNER
    lead: str = ""


NEVER = gettext_noop("never")
A_THRESHOLD = gettext_noop("A whole number, 0 or more.")
SOME_MINUTES = gettext_noop("A number of minutes above 0, up to 1440.")
SOME_HOURS = gettext_noop("A number of hours above 0.")
SOME_DAYS = gettext_noop("A whole number of days, or nothing for never.")

STOCK = Section("stock", gettext_noop("Stock management"), roles=KEEPER, fields=(
    Field("management", Kind.SWITCH, gettext_noop("Manage stock"),
          gettext_noop("Stock is counted and decides what can be bought. While this is off, everything is in stock.")),
    Field("backorder", Kind.SWITCH, gettext_noop("Enable backorder"),
          gettext_noop("What is out of stock can be ordered all the same and ships later."
                 " An item or a configurator may say otherwise."), counting=True),
    Field("low_stock_threshold", Kind.AMOUNT, gettext_noop("Low stock"),
          gettext_noop("From so many units down, an item is low on stock; an item may have a number of its own."),
          A_THRESHOLD, gettext_noop("units"), counting=True),
    Field("hold_minutes", Kind.AMOUNT, gettext_noop("Held at the checkout for"),
          gettext_noop("So long nobody else gets what somebody is about to order."), SOME_MINUTES,
          gettext_noop("minutes"),
          counting=True),
    Field("unavailable", Kind.RADIOS, gettext_noop("Options that are out of stock"), ways=(
        Way(Unavailable.MARK, gettext_noop("Show and mark them"),
            gettext_noop("With the reason, and what to choose instead.")),
        Way(Unavailable.HIDE, gettext_noop("Leave them out"), gettext_noop("What is chosen already stays visible.")),
    ), counting=True),
    Field("filling", Kind.RADIOS, gettext_noop("Who gets stock that comes"), ways=(
        Way(Filling.OLDEST_FIRST, gettext_noop("Whoever waits longest"),
            gettext_noop("Strictly by the time of the order.")),
        Way(Filling.COMPLETE_FIRST, gettext_noop("Orders that become whole"),
            gettext_noop("First the orders that can then ship completely, then whoever waits longest.")),
    )),
))  # fmt: skip
ORDERS = Section("orders", gettext_noop("Orders and offers"), fields=(
    Field("settlement", Kind.RADIOS, gettext_noop("When is paid"), ways=(
        Way(Settlement.AT_CHECKOUT, gettext_noop("Everything at the checkout"),
            gettext_noop("Late units are paid with the rest and ship when they come.")),
        Way(Settlement.WHEN_AVAILABLE, gettext_noop("Late units when they are there"),
            gettext_noop("They are not payable yet. When they come, they are held for the customer, who gets a link and"
                   " buys them as an order of their own.")),
    ), hint=gettext_noop("Holds for orders placed from now on; an order remembers how it was placed.")),
    Field("offer_hours", Kind.AMOUNT, gettext_noop("An offer is held for"),
          gettext_noop("So long what came is kept for the customer who waits; then it passes on."), SOME_HOURS,
          gettext_noop("hours")),
    Field("partial_offers", Kind.SWITCH, gettext_noop("Offer part of a line"),
          gettext_noop("Otherwise what came stays with a line until it is whole.")),
    Field("cancel_unpaid_hours", Kind.AMOUNT, gettext_noop("Cancel what nobody pays after"),
          gettext_noop("Counted from when it became due. Empty means never."), SOME_HOURS, gettext_noop("hours"),
          empty=NEVER),
    Field("ask_address", Kind.SWITCH, gettext_noop("Ask for a postal address")),
    Field("shopper_cancel", Kind.SWITCH, gettext_noop("Customers may cancel what they wait for"),
          gettext_noop("On the page of their order, as long as it is not there.")),
))  # fmt: skip
SHOP = Section("shop", gettext_noop("The shop"), fields=(
    Field("name", Kind.TEXT, gettext_noop("Name"), wrong=gettext_noop("A name of up to 200 characters.")),
    Field("currency", Kind.LISTED, gettext_noop("Currency"),
          gettext_noop("Prices keep their numbers: change it only before the first order."),
          gettext_noop("A code of three letters such as EUR."), known=tuple(sorted(list_currencies()))),
    Field("locale", Kind.LISTED, gettext_noop("Language and region"),
          gettext_noop("How pages, dates and prices read, unless somebody chooses another language."),
          gettext_noop("A language such as en, or with its region such as de-AT."),
          known=("de", "de-AT", "de-CH", "en", "en-GB", "en-US", "es", "fr", "fr-CH")),
    Field("timezone", Kind.LISTED, gettext_noop("Time zone"), gettext_noop("Days begin at midnight there."),
          gettext_noop("A time zone such as Europe/Berlin."), known=tuple(sorted(available_timezones()))),
    Field("tax_note", Kind.AREA, gettext_noop("Note on taxes"), gettext_noop("Beneath prices, such as “incl. VAT”."),
          gettext_noop("Up to 2,000 characters.")),
))  # fmt: skip
MAIL = Section("mail", gettext_noop("E-mail"), fields=(
    Field("sender", Kind.TEXT, gettext_noop("Mails come from"), gettext_noop("Empty: no-reply at the shop's own host."),
          NO_ADDRESS),
    Field("shop", Kind.TEXT, gettext_noop("The shop's own mails go to"), gettext_noop("Empty: to all owners."),
          NO_ADDRESS),
    Field("signature", Kind.AREA, gettext_noop("Signature"), gettext_noop("At the end of every mail."),
          gettext_noop("Up to 2,000 characters.")),
))  # fmt: skip
PRIVACY = Section("privacy", gettext_noop("Privacy"), lead=gettext_noop("What is older is removed by itself."), fields=(
    Field("orders_days", Kind.AMOUNT, gettext_noop("Anonymise customers of finished orders after"),
          gettext_noop("The order stays, without name and address."), SOME_DAYS, gettext_noop("days"), empty=NEVER),
    Field("mails_days", Kind.AMOUNT, gettext_noop("Remove mails after"), "", SOME_DAYS, gettext_noop("days"),
          empty=NEVER),
    Field("audit_days", Kind.AMOUNT, gettext_noop("Remove entries of the audit log after"), "", SOME_DAYS,
          gettext_noop("days"),
          empty=NEVER),
))  # fmt: skip
LOOKS = {
    "default": (gettext_noop("Default"), gettext_noop("Paper and ink, one family of letters, round corners.")),
    "journal": (
        gettext_noop("Journal"),
        gettext_noop("A printed page: serif headings, square corners, an oxblood accent."),
    ),
}
THEME = Section("theme", gettext_noop("Looks"), fields=(
    Field("name", Kind.RADIOS, gettext_noop("Theme"), ways=tuple(Way(name, *LOOKS.get(name, (name,
          ))) for name in THEMES)),
))  # fmt: skip
EMBED_LEAD = gettext_noop("This has no effect yet: the page that other sites can show is still to come.")
EMBED = Section("embed", gettext_noop("Inside other sites"), lead=EMBED_LEAD, fields=(
    Field("allowed_origins", Kind.LINES, gettext_noop("Sites that may show configurators"),
          gettext_noop("One on each line, such as https://shop.example."),
          gettext_noop("Origins such as https://shop.example, one on each line.")),
))  # fmt: skip
SECTIONS: Mapping[str, Section] = {
    section.name: section for section in (STOCK, ORDERS, SHOP, MAIL, PRIVACY, THEME, EMBED)
}
