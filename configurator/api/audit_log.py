"""Writing to the audit log."""

from configurator.runtime.services import Services
from configurator.runtime.transactions import written
from configurator.web.caller import Caller


async def note(services: Services, caller: Caller, what: str, subject: str, detail: str = "") -> None:
    """Add one entry to the audit log; durable when it returns."""
    now = services.now()
    await written(services, lambda books: books.audit.note(caller.name, what, subject, detail, now))
