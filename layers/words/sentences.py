"""Every problem as a sentence for the shopper, naming group and option."""

from layers.document.configuration import Fault, Lack
from layers.document.model import Not
from layers.document.names import Names
from layers.document.tree import Choice
from layers.speech import Speech
from layers.stock.promise import Shortfall


def shortage(speech: Speech, name: str, code: Shortfall, available: int, more: bool = False) -> str:
    """`available` configurations can be bought; `more`: beside those already in the cart."""
    if available:
        return _obtainable(speech, available, more) % {"name": name, "num": available}
    text = {
        Shortfall.OUT_OF_STOCK: speech.gettext("%(name)s is out of stock"),
        Shortfall.BACKORDER_LIMIT: speech.gettext("%(name)s is out of stock, and no more can be backordered"),
        Shortfall.PREORDER_LIMIT: speech.gettext("%(name)s: no more can be preordered"),
    }[code]
    return text % {"name": name}


def elsewhere(speech: Speech, sku: str, available: int) -> str:
    """A shortage of another line of the cart, of which only the item is known."""
    text = speech.ngettext(
        "Another line of the cart falls short of %(sku)s: only %(num)s can be had",
        "Another line of the cart falls short of %(sku)s: only %(num)s can be had",
        available,
    )
    return text % {"sku": sku, "num": available}


def gone(speech: Speech, name: str) -> str:
    return speech.gettext("%(name)s is no longer offered") % {"name": name}


def offer_ended(speech: Speech, name: str, available: int) -> str:
    """Units bought from an earlier order, of which only `available` are still held."""
    if not available:
        return speech.gettext("The offer for %(name)s has ended, and it has gone to somebody else") % {"name": name}
    text = speech.ngettext("%(name)s: %(num)s is held for you", "%(name)s: %(num)s are held for you", available)
    return text % {"name": name, "num": available}


def hidden(speech: Speech, name: str) -> str:
    return speech.gettext("%(name)s is not offered with these choices") % {"name": name}


def fault(speech: Speech, names: Names, found: Fault) -> str:
    """A group that is not between its minimum and maximum, or a broken rule."""
    if found.code is Lack.RULE:
        return rule(speech, names, found.subject)
    return count(speech, names, names.tree.choices[found.subject], found.code)


def count(speech: Speech, names: Names, choice: Choice, code: str) -> str:
    """How many options a group asks for."""
    number = choice.maximum or 0 if code == Lack.TOO_MANY else choice.minimum
    if code == Lack.TOO_MANY:
        text = speech.ngettext(
            "%(group)s: choose at most %(num)s option", "%(group)s: choose at most %(num)s options", number
        )
    elif number == 1:
        text = speech.gettext("%(group)s: choose an option")
    elif number == choice.maximum:
        text = speech.ngettext("%(group)s: choose %(num)s option", "%(group)s: choose %(num)s options", number)
    else:
        text = speech.ngettext(
            "%(group)s: choose at least %(num)s option", "%(group)s: choose at least %(num)s options", number
        )
    return text % {"group": names.group(choice.id), "num": number}


def rule(speech: Speech, names: Names, rule_id: str) -> str:
    """The designer's message, else a sentence made from a simple rule."""
    found = next(rule for rule in names.tree.rules if rule.id == rule_id)
    written = names.of_rule(found)
    if written:
        return written
    if isinstance(found.if_, str) and isinstance(found.then, str):
        text = speech.gettext("%(option)s needs %(other)s")
        return text % {"option": names.full(found.if_), "other": names.full(found.then)}
    if isinstance(found.if_, str) and isinstance(found.then, Not) and isinstance(found.then.not_, str):
        text = speech.gettext("%(option)s does not go with %(other)s")
        return text % {"option": names.full(found.if_), "other": names.full(found.then.not_)}
    return speech.gettext("These choices do not go together")


def _obtainable(speech: Speech, number: int, more: bool) -> str:
    if more:
        return speech.ngettext(
            "%(name)s: only %(num)s more can be had", "%(name)s: only %(num)s more can be had", number
        )
    return speech.ngettext("%(name)s: only %(num)s can be had", "%(name)s: only %(num)s can be had", number)
