"""Every setting as a field of a form: what it is called, what it does, and what is said when it cannot be so."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import available_timezones

from babel.numbers import list_currencies

from configurator.accounts.roles import KEEPER, OWNER
from configurator.languages import marked
from configurator.stores.ledger.books.people import Role
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

    `wrong` says how it has to be, `known` are values to choose from that one may type as well.
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


NEVER = marked("never")
A_THRESHOLD = marked("A whole number, 0 or more.")
SOME_MINUTES = marked("A number of minutes above 0, up to 1440.")
SOME_HOURS = marked("A number of hours above 0.")
SOME_DAYS = marked("A whole number of days, or nothing for never.")
AN_ADDRESS = marked("An e-mail address looks like name@example.com.")

STOCK = Section("stock", marked("Stock management"), roles=KEEPER, fields=(
    Field("management", Kind.SWITCH, marked("Manage stock"),
          marked("Stock is counted and decides what can be bought. While this is off, everything is in stock.")),
    Field("backorder", Kind.SWITCH, marked("Enable backorder"),
          marked("What is out of stock can be ordered all the same and ships later."
                 " An item or a configurator may say otherwise."), counting=True),
    Field("low_stock_threshold", Kind.AMOUNT, marked("Low stock"),
          marked("From so many units down, an item is low on stock; an item may have a number of its own."),
          A_THRESHOLD, marked("units"), counting=True),
    Field("hold_minutes", Kind.AMOUNT, marked("Held at the checkout for"),
          marked("So long nobody else gets what somebody is about to order."), SOME_MINUTES, marked("minutes"),
          counting=True),
    Field("unavailable", Kind.RADIOS, marked("Options that are out of stock"), ways=(
        Way(Unavailable.MARK, marked("Show and mark them"), marked("With the reason, and what to choose instead.")),
        Way(Unavailable.HIDE, marked("Leave them out"), marked("What is chosen already stays visible.")),
    ), counting=True),
    Field("filling", Kind.RADIOS, marked("Who gets stock that comes"), ways=(
        Way(Filling.OLDEST_FIRST, marked("Whoever waits longest"), marked("Strictly by the time of the order.")),
        Way(Filling.COMPLETE_FIRST, marked("Orders that become whole"),
            marked("First the orders that can then ship completely, then whoever waits longest.")),
    )),
))  # fmt: skip
ORDERS = Section("orders", marked("Orders and offers"), fields=(
    Field("settlement", Kind.RADIOS, marked("When is paid"), ways=(
        Way(Settlement.AT_CHECKOUT, marked("Everything at the checkout"),
            marked("Late units are paid with the rest and ship when they come.")),
        Way(Settlement.WHEN_AVAILABLE, marked("Late units when they are there"),
            marked("They are not payable yet. When they come, they are held for the customer, who gets a link and"
                   " buys them as an order of their own.")),
    ), hint=marked("Holds for orders placed from now on; an order remembers how it was placed.")),
    Field("offer_hours", Kind.AMOUNT, marked("An offer is held for"),
          marked("So long what came is kept for the customer who waits; then it passes on."), SOME_HOURS,
          marked("hours")),
    Field("partial_offers", Kind.SWITCH, marked("Offer part of a line"),
          marked("Otherwise what came stays with a line until it is whole.")),
    Field("cancel_unpaid_hours", Kind.AMOUNT, marked("Cancel what nobody pays after"),
          marked("Counted from when it became due. Empty means never."), SOME_HOURS, marked("hours"), empty=NEVER),
    Field("ask_address", Kind.SWITCH, marked("Ask for a postal address")),
    Field("shopper_cancel", Kind.SWITCH, marked("Customers may cancel what they wait for"),
          marked("On the page of their order, as long as it is not there.")),
))  # fmt: skip
SHOP = Section("shop", marked("The shop"), fields=(
    Field("name", Kind.TEXT, marked("Name"), wrong=marked("A name of up to 200 characters.")),
    Field("currency", Kind.LISTED, marked("Currency"),
          marked("Prices keep their numbers: change it only before the first order."),
          marked("A code of three letters such as EUR."), known=tuple(sorted(list_currencies()))),
    Field("locale", Kind.LISTED, marked("Language and region"),
          marked("How pages, dates and prices read, unless somebody chooses another language."),
          marked("A language such as en, or with its region such as de-AT."),
          known=("de", "de-AT", "de-CH", "en", "en-GB", "en-US", "es", "fr", "fr-CH")),
    Field("timezone", Kind.LISTED, marked("Time zone"), marked("Days begin at midnight there."),
          marked("A time zone such as Europe/Berlin."), known=tuple(sorted(available_timezones()))),
    Field("tax_note", Kind.AREA, marked("Note on taxes"), marked("Beneath prices, such as “incl. VAT”."),
          marked("Up to 2,000 characters.")),
))  # fmt: skip
MAIL = Section("mail", marked("E-mail"), fields=(
    Field("sender", Kind.TEXT, marked("Mails come from"), marked("Empty: no-reply at the shop's own host."),
          AN_ADDRESS),
    Field("shop", Kind.TEXT, marked("The shop's own mails go to"), marked("Empty: to all owners."), AN_ADDRESS),
    Field("signature", Kind.AREA, marked("Signature"), marked("At the end of every mail."),
          marked("Up to 2,000 characters.")),
))  # fmt: skip
PRIVACY = Section("privacy", marked("Privacy"), lead=marked("What is older is removed by itself."), fields=(
    Field("orders_days", Kind.AMOUNT, marked("Anonymise customers of finished orders after"),
          marked("The order stays, without name and address."), SOME_DAYS, marked("days"), empty=NEVER),
    Field("mails_days", Kind.AMOUNT, marked("Remove mails after"), "", SOME_DAYS, marked("days"), empty=NEVER),
    Field("audit_days", Kind.AMOUNT, marked("Remove entries of the audit log after"), "", SOME_DAYS, marked("days"),
          empty=NEVER),
))  # fmt: skip
LOOKS = {
    "default": (marked("Default"), marked("Paper and ink, one family of letters, round corners.")),
    "journal": (marked("Journal"), marked("A printed page: serif headings, square corners, an oxblood accent.")),
}
THEME = Section("theme", marked("Looks"), fields=(
    Field("name", Kind.RADIOS, marked("Theme"), ways=tuple(Way(name, *LOOKS.get(name, (name,))) for name in THEMES)),
))  # fmt: skip
EMBED_LEAD = marked("This has no effect yet: the page that other sites can show is still to come.")
EMBED = Section("embed", marked("Inside other sites"), lead=EMBED_LEAD, fields=(
    Field("allowed_origins", Kind.LINES, marked("Sites that may show configurators"),
          marked("One on each line, such as https://shop.example."),
          marked("Origins such as https://shop.example, one on each line.")),
))  # fmt: skip
SECTIONS: Mapping[str, Section] = {
    section.name: section for section in (STOCK, ORDERS, SHOP, MAIL, PRIVACY, THEME, EMBED)
}
