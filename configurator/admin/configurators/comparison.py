"""Two states of a configurator beside each other: their pictures, and what changed from one to the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from configurator.admin.configurators.card import WIDTH
from configurator.products.publishing import default_picture
from configurator.runtime.services import Services
from configurator.stores.catalogue.protocol import Draft
from configurator.web.addresses import Addresses
from layers.document.model import Configurator, View
from layers.drafts.change_words import sentence
from layers.drafts.changes import changes
from layers.words.storefront import Storefront

State = int | None
"""A published version, or None for the draft."""
MOST = 200
"""Sentences on the page; those of a whole new design would be thousands."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What a view shows on both sides; empty where a side does not have the view."""

    view: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`sentences` say what changed from `before` to `after`; there are `more`."""

    before: State
    after: State
    pairs: Sequence[Pair]
    sentences: Sequence[str]
    more: int


def compared(
    services: Services, address: Addresses, draft: Draft, before: State, after: State, shop: Storefront
) -> Comparison:
    """In the shop's words for the reader; raises NoSuchVersion."""
    one, other = (_document(services, draft, state) for state in (before, after))
    found = changes(one, other)
    sentences = [sentence(each, shop.speech, shop.money) for each in found[:MOST]]
    sides = [_Side(services, address, draft, state) for state in (before, after)]
    return Comparison(before, after, _pairs(one, other, *sides), sentences, len(found) - len(sentences))


def _document(services: Services, draft: Draft, state: State) -> Configurator:
    return draft.document if state is None else services.catalogue.published(draft.document.id, state)


@dataclass(frozen=True, slots=True)
class _Side:
    services: Services
    address: Addresses
    draft: Draft
    state: State

    def picture(self, view: View) -> str:
        """Of what the page opens with."""
        id = self.draft.document.id
        if self.state is not None:
            return default_picture(self.services, self.services.catalogue.tree(id, self.state), WIDTH, view.id)
        page = self.address("admin.configurators.picture", configurator=id)
        return f"{page}?rev={self.draft.rev}&view={view.id}"


def _pairs(one: Configurator, other: Configurator, before: _Side, after: _Side) -> list[Pair]:
    """The views of both, those of the later side first."""
    olds, news = ({view.id: view for view in each.views} for each in (one, other))
    return [
        Pair(
            (news.get(id) or olds[id]).label or id,
            before.picture(olds[id]) if id in olds else "",
            after.picture(news[id]) if id in news else "",
        )
        for id in dict.fromkeys([*news, *olds])
    ]
