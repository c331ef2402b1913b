"""The one table from errors to HTTP answers."""

from inspect import getmembers, isclass
from types import ModuleType

import pytest

from configurator.accounts import errors as accounts
from configurator.languages import TranslatableError
from configurator.ordering import errors as ordering
from configurator.stores.catalogue import errors as catalogue
from configurator.stores.images import errors as images
from configurator.web.refusals import REFUSALS

BASES = {
    TranslatableError,
    accounts.AccountsError,
    catalogue.CatalogueError,
    images.ImagesError,
    images.NoPicture,
    ordering.OrderingError,
}
ON_THE_FORM = {accounts.EmailTaken}
"""What pages say beside a field."""


@pytest.mark.parametrize("module", [accounts, catalogue, images, ordering])
def test_every_error_of_a_request_is_a_refusal(module: ModuleType) -> None:
    kinds = {kind for _, kind in getmembers(module, isclass) if issubclass(kind, TranslatableError)}
    kinds -= BASES | ON_THE_FORM
    assert kinds
    assert {kind for kind in kinds if not REFUSALS.keys() & set(kind.__mro__)} == set()
