"""What a change of stock takes away, in words for those who are about to make it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from babel.lists import format_list
from babel.numbers import format_percent

from configurator.products.losses import Loss, Losses
from layers.speech import Speech
from layers.words.storefront import babel_locale

NAMED = 5


@dataclass(frozen=True, slots=True)
class LossView:
    """`what` is a list in one text; `nothing`: after it, nothing of the product can be bought."""

    configurator: str
    title: str
    what: str
    nothing: bool


@dataclass(frozen=True, slots=True)
class LossesView:
    """`unknown` are titles of products for which it was not worked out, in one text, empty where there are none."""

    lost: tuple[LossView, ...] = ()
    unknown: str = ""


def losses_view(losses: Losses, locale: str, speech: Speech) -> LossesView:
    titles = [product.names(locale).title for product in losses.unknown]
    return LossesView(
        tuple(_view(loss, locale, speech) for loss in losses.lost),
        _named(titles, locale, speech) if titles else "",
    )


def _view(loss: Loss, locale: str, speech: Speech) -> LossView:
    product, foresight = loss.product, loss.foresight
    names = product.names(locale)
    labels = {preset.id: names.of(preset.id, preset.label) for preset in product.configurator.presets}
    parts = []
    if foresight.lost_percent:
        parts.append(_share(foresight.lost_percent, locale, speech))
    if foresight.presets:
        presets = [labels[id] for id in foresight.presets]
        text = speech.ngettext("the preset %(names)s", "the presets %(names)s", len(presets))
        parts.append(text % {"names": _named(presets, locale, speech)})
    if foresight.options:
        options = [names.full(id) for id in foresight.options]
        text = speech.ngettext("the option %(names)s", "the options %(names)s", len(options))
        parts.append(text % {"names": _named(options, locale, speech)})
    what = format_list(parts, locale=babel_locale(locale))
    return LossView(product.id, names.title, what, foresight.lost_percent == 100)


def _share(percent: float, locale: str, speech: Speech) -> str:
    if percent == 100:
        return speech.gettext("all products")
    share = Decimal(str(percent)).scaleb(-2)
    shown = format_percent(share, locale=babel_locale(locale), decimal_quantization=False)
    return speech.gettext("%(percent)s of all products") % {"percent": shown}


def _named(labels: Sequence[str], locale: str, speech: Speech) -> str:
    shown = [speech.gettext("“%(label)s”") % {"label": label} for label in labels[:NAMED]]
    more = len(labels) - len(shown)
    if more:
        shown.append(speech.ngettext("%(number)s more", "%(number)s more", more) % {"number": more})
    return str(format_list(shown, locale=babel_locale(locale)))
