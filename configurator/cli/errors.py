"""Expected errors as one line on standard error."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from pydantic import ValidationError

from configurator.accounts.errors import UserDisabled
from configurator.cli.listening import CannotListen
from configurator.languages import TranslatableError
from configurator.runtime.archive.errors import ArchiveRefused
from configurator.runtime.existing import Incomplete
from configurator.runtime.ledger import Apart, OtherVersion
from configurator.stores.errors import InUse, StorageError
from configurator.stores.ledger.errors import LedgerError


@contextmanager
def refusals() -> Iterator[None]:
    """Raises ClickException with one sentence for every error that a user can do something about."""
    try:
        yield
    except (InUse, ArchiveRefused, Incomplete, LedgerError, Apart, OtherVersion, CannotListen) as error:
        raise click.ClickException(str(error)) from error
    except StorageError as error:
        raise click.ClickException(error.place) from error
    except OSError as error:
        place = error.filename or "standard output"
        raise click.ClickException(f"{place}: {error.strerror}") from error
    except UserDisabled as error:
        sentence = f"{error.email} is disabled; give another address, or let an owner enable this one"
        raise click.ClickException(sentence) from error
    except TranslatableError as error:
        raise click.ClickException(str(error)) from error
    except ValidationError as error:
        faults = [f"CONFIGURATOR_{str(each['loc'][0]).upper()}: {each['msg']}" for each in error.errors()]
        raise click.ClickException("; ".join(faults)) from error
