"""The groups of a panel with their options, in menu order."""

from collections.abc import Iterable

from configurator.presentation.change import changes
from configurator.presentation.scene import Outcome, Scene
from configurator.presentation.views import GroupView, Obstacle, OptionView, Section, Swatch
from configurator.stores.images.errors import NoPicture
from configurator.stores.images.media import media_path
from configurator.stores.images.store import ImageStore
from layers.document.tree import Choice, Leaf
from layers.evaluation.option import OptionState
from layers.stock.availability import Availability
from layers.words.storefront import Storefront
from settings import Unavailable

SWATCH_PIXELS = 240


def groups(scene: Scene, outcome: Outcome) -> Iterable[GroupView]:
    states = scene.evaluation.options
    for choice in scene.product.tree.choices.values():
        if any(states[option].shown for option in choice.options):
            yield _group(scene, choice, outcome)


def _group(scene: Scene, choice: Choice, outcome: Outcome) -> GroupView:
    states, names = scene.evaluation.options, scene.names
    chosen = [option for option in choice.options if states[option].selected]
    price = sum(states[option].price for option in chosen)
    return GroupView(
        id=choice.id,
        label=names.group(choice.id),
        one=choice.one,
        minimum=choice.minimum,
        maximum=choice.maximum,
        sections=tuple(_sections(scene, choice, outcome)),
        chosen=tuple(names.layer(option) for option in chosen),
        price=_price(scene.shop, price),
    )


def _sections(scene: Scene, choice: Choice, outcome: Outcome) -> Iterable[Section]:
    """Runs of options under one heading, in menu order."""
    heading, run = "", list[OptionView]()
    for name in choice.options:
        leaf, state = scene.product.tree.options[name], scene.evaluation.options[name]
        if not _offered(scene, state):
            continue
        under = scene.names.heading(name)
        if under != heading and run:
            yield Section(heading, tuple(run))
            run = []
        heading = under
        run.append(_option(scene, leaf, state, outcome))
    if run:
        yield Section(heading, tuple(run))


def _offered(scene: Scene, state: OptionState) -> bool:
    """Where the shop hides what is sold out, everything but options whose own item is; never a selected one."""
    hides = scene.unavailable is Unavailable.HIDE
    return state.shown and (state.selected or not hides or state.availability is not Availability.OUT_OF_STOCK)


def _option(scene: Scene, leaf: Leaf, state: OptionState, outcome: Outcome) -> OptionView:
    shop = scene.shop
    return OptionView(
        id=leaf.id,
        label=scene.names.layer(leaf.id),
        price=_price(shop, state.price),
        selected=state.selected,
        selectable=state.selectable,
        availability=state.availability,
        notice=state.notice,
        promo=state.promo,
        split=state.cart_label if state.now and state.later else "",
        ships=shop.words("ships_on", date=shop.day(state.ships_on)) if state.ships_on else "",
        swatch=_swatch(scene.images, leaf),
        why=tuple(Obstacle(reason.message, reason.rule or "") for reason in state.why or ()),
        changes=changes(scene, leaf, state.instead) if state.instead else None,
        explained=leaf.id in scene.explained,
        undecided=leaf.id in scene.explained and state.instead is None,
        awaitable=_awaitable(leaf, state),
        attempted=leaf.id in outcome.refused or leaf.id == outcome.asked,
    )


def _awaitable(leaf: Leaf, state: OptionState) -> bool:
    """Whether nothing of it is left and nothing else stands in its way."""
    out = state.availability is Availability.OUT_OF_STOCK and leaf.part is not None and not state.available
    return out and not state.selectable and not any(reason.rule for reason in state.why or ())


def _price(shop: Storefront, minor: int) -> str:
    """What an option adds, with its sign; empty where it adds nothing."""
    if not minor:
        return ""
    return ("+" if minor > 0 else "−") + shop.money(abs(minor))


def _swatch(images: ImageStore, leaf: Leaf) -> Swatch:
    swatch = leaf.image.swatch
    if swatch is None:
        return Swatch()
    if swatch.asset:
        try:
            asset = images.get(swatch.asset)
        except NoPicture:
            return Swatch(color=swatch.color or "", text=swatch.text or "")
        return Swatch(src=media_path(asset.id, SWATCH_PIXELS, asset.width))
    return Swatch(color=swatch.color or "", text=swatch.text or "")
