"""The audit log, newest first."""

from starlette.responses import Response

from configurator.accounts.tokens import Scope
from configurator.api.answers.audit import AuditAnswer
from configurator.api.answers.shape import Listing
from configurator.api.operation import ApiCall, Operation, answer
from configurator.api.query import PageQuery
from configurator.ordering.settling import settled
from configurator.runtime.transactions import looked_up


async def listing(call: ApiCall) -> Response:
    query: PageQuery = call.query
    await settled(call.services)
    page = await looked_up(call.services, lambda books: books.audit.entries(query.cursor, query.limit))
    items = [
        AuditAnswer(at=entry.at, who=entry.who, what=entry.what, subject=entry.subject, detail=entry.detail)
        for entry in page.items
    ]
    return answer(Listing[AuditAnswer](items=items, next=page.next))


operations = [
    Operation(
        "GET", "/audit", listing, "Read the audit log",
        scope=Scope.ADMIN, query=PageQuery, answer=Listing[AuditAnswer], name="audit",
    ),
]  # fmt: skip
