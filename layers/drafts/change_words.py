"""Changes of a document as sentences."""

from collections.abc import Callable, Mapping

from layers.document.model import BackorderChoice, Choose
from layers.drafts.changes import Change, Of, What
from layers.speech import Speech

Money = Callable[[int], str]
"""An amount in minor units as somebody reads it."""


def sentence(change: Change, speech: Speech, money: Money) -> str:
    """In the reader's language."""
    values = {
        "name": change.name,
        "place": change.place,
        "num": change.inside,
        "before": _said(change.before, money),
        "after": _said(change.after, money),
    }
    return _template(change, speech) % values


def _said(value: object, money: Money) -> str:
    """A price, or a text."""
    return money(value) if type(value) is int else str(value)


def _template(change: Change, speech: Speech) -> str:
    match change.of:
        case Of.DOCUMENT:
            return _of_document(change, speech)
        case Of.LAYER:
            return _of_layer(change, speech)
        case Of.VIEW:
            return _of_view(change, speech)
        case Of.RULE:
            return _of_rule(change, speech)
        case Of.PRESET:
            return _of_preset(change, speech)


def _of_document(change: Change, speech: Speech) -> str:
    _ = speech.gettext
    if change.what is What.BACKORDER:
        return {
            BackorderChoice.ON: _("Backorder is on."),
            BackorderChoice.OFF: _("Backorder is off."),
            BackorderChoice.INHERIT: _("Backorder is as the shop says."),
        }[change.after]
    if change.what is What.TEXTS:
        return speech.ngettext(
            "%(num)s text in the language “%(name)s” changed.",
            "%(num)s texts in the language “%(name)s” changed.",
            change.inside,
        )
    return {
        What.TITLE: _("The title was “%(before)s” and is “%(after)s”."),
        What.DESCRIPTION: _("The description changed."),
        What.BASE_PRICE: _("The base price was %(before)s and is %(after)s."),
    }[change.what]


def _of_layer(change: Change, speech: Speech) -> str:
    _ = speech.gettext
    match change.what:
        case What.ADDED | What.REMOVED | What.MOVED | What.ORDER:
            return _in_the_tree(change, speech)
        case What.DEFAULT:
            return _("“%(name)s” is selected at first.") if change.after else _("“%(name)s” is not selected at first.")
        case What.CHOOSE:
            return _choosing(speech)[change.after]
        case What.SHOW_IF if change.after is None:
            return _("“%(name)s” is always shown.")
    return {
        What.LABEL: _("“%(before)s” is called “%(after)s”."),
        What.PRICE: _("“%(name)s” cost %(before)s and costs %(after)s."),
        What.SWATCH: _("“%(name)s” has another swatch."),
        What.STOCK: _("The stock item of “%(name)s” changed."),
        What.SHOW_IF: _("The condition under which “%(name)s” is shown changed."),
        What.PARTS: _("The further pictures of “%(name)s” in the view “%(place)s” changed."),
        What.BOUNDS: _("How many options of “%(name)s” have to be selected changed."),
        What.PICTURE_ADDED: _("“%(name)s” has a picture in the view “%(place)s”."),
        What.PICTURE_REMOVED: _("“%(name)s” has no picture in the view “%(place)s” any more."),
        What.PICTURE_REPLACED: _("“%(name)s” has another picture in the view “%(place)s”."),
        What.PICTURE_PLACED: _("The picture of “%(name)s” moved in the view “%(place)s”."),
    }[change.what]


def _in_the_tree(change: Change, speech: Speech) -> str:
    _ = speech.gettext
    inside, top = bool(change.inside), not change.place
    if change.what is What.MOVED:
        return _("“%(name)s” moved to the top.") if top else _("“%(name)s” moved to “%(place)s”.")
    if change.what is What.ORDER:
        return _("The order at the top changed.") if top else _("The order in “%(place)s” changed.")
    if change.what is What.REMOVED:
        if inside:
            return speech.ngettext(
                "“%(name)s” was removed, with %(num)s layer in it.",
                "“%(name)s” was removed, with %(num)s layers in it.",
                change.inside,
            )
        return _("“%(name)s” was removed.") if top else _("“%(name)s” was removed from “%(place)s”.")
    if inside:
        return speech.ngettext(
            "“%(name)s” is new, with %(num)s layer in it.",
            "“%(name)s” is new, with %(num)s layers in it.",
            change.inside,
        )
    return _("“%(name)s” is new.") if top else _("“%(name)s” is new in “%(place)s”.")


def _choosing(speech: Speech) -> Mapping[Choose | None, str]:
    _ = speech.gettext
    return {
        None: _("Everything in “%(name)s” is always drawn."),
        Choose.ONE: _("One option of “%(name)s” can be selected."),
        Choose.MANY: _("Several options of “%(name)s” can be selected."),
    }


def _of_view(change: Change, speech: Speech) -> str:
    _ = speech.gettext
    return {
        What.ADDED: _("The view “%(name)s” is new."),
        What.REMOVED: _("The view “%(name)s” was removed."),
        What.ORDER: _("The order of the views changed."),
        What.LABEL: _("The view “%(before)s” is called “%(after)s”."),
        What.SIZE: _("The view “%(name)s” has another size."),
    }[change.what]


def _of_rule(change: Change, speech: Speech) -> str:
    _ = speech.gettext
    return {
        What.ADDED: _("The rule “%(name)s” is new."),
        What.REMOVED: _("The rule “%(name)s” was removed."),
        What.ORDER: _("The order of the rules changed."),
        What.RULE: _("The rule “%(name)s” changed."),
    }[change.what]


def _of_preset(change: Change, speech: Speech) -> str:
    _ = speech.gettext
    return {
        What.ADDED: _("The preset “%(name)s” is new."),
        What.REMOVED: _("The preset “%(name)s” was removed."),
        What.ORDER: _("The order of the presets changed."),
        What.LABEL: _("The preset “%(before)s” is called “%(after)s”."),
        What.SELECTION: _("The preset “%(name)s” selects something else."),
    }[change.what]
