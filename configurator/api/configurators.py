"""Drafts of configurators, and publishing them."""

from collections.abc import Hashable, Mapping
from functools import partial
from typing import Annotated, Any

from pydantic import Field
from pydantic_core import to_json
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.accounts.tokens import Scope
from configurator.api.answers.configurator import DraftSummary, LintAnswer, LintProblem, PublishAnswer, RuleAnswer
from configurator.api.answers.shape import Listing
from configurator.api.audit_log import note
from configurator.api.operation import ApiCall, Operation, answer
from configurator.api.query import LocaleQuery, PageQuery, page_of
from configurator.languages import gettext_noop
from configurator.products import publishing
from configurator.products.deciding import Leaving, designed
from configurator.runtime.caches.evaluations import question_key
from configurator.runtime.services import Services
from configurator.stores.catalogue.protocol import Draft, DraftStatus
from configurator.web.body import Body
from configurator.web.connections.client import leaving
from configurator.web.refusal import Refused
from layers.document.model import Configurator
from layers.lint.finding import Lint
from layers.problem import Problem

READ_ONLY = ("version", "status", "updated_at", "image", "etag", "rev")


class DraftAnswer(Configurator):
    """The draft, with what the shop knows about it; read-only fields are ignored when they come back."""

    version: Annotated[int, Field(ge=0)]
    status: DraftStatus
    updated_at: Any
    rev: Annotated[int, Field(ge=0)]


class PublishBody(Body):
    """`rev`: publish only if nothing was taken after that revision of the draft."""

    rev: Annotated[int, Field(ge=0, le=2**53)] | None = None


async def listing(call: ApiCall) -> Response:
    drafts = call.services.catalogue.drafts()
    page = page_of(drafts, call.query, lambda draft: draft.document.id)
    items = [await run_in_threadpool(_summary, call.services, draft) for draft in page.items]
    return answer(Listing[DraftSummary](items=items, next=page.next))


async def create(call: ApiCall) -> Response:
    document: Configurator = call.body
    publishing.refuse_unsound(document, call.locale)
    draft = await run_in_threadpool(call.services.catalogue.create, document, call.services.now())
    await note(call.services, call.caller, "configurator.created", document.id)
    return await draft_response(draft, 201, Location=f"/api/v1/configurators/{document.id}")


async def read(call: ApiCall) -> Response:
    return await draft_response(call.services.catalogue.draft(call.path("configurator")))


async def replace(call: ApiCall) -> Response:
    document: Configurator = call.body
    if document.id != call.path("configurator"):
        problem = Problem("invalid", "id: it is not the one of the address", pointer="/id")
        raise Refused(422, gettext_noop("The id cannot be changed."), [problem])
    etag = call.if_match
    publishing.refuse_unsound(document, call.locale)
    services, caller = call.services, call.caller
    work = partial(services.catalogue.save, document, etag, services.now(), caller.id, caller.name)
    draft = await run_in_threadpool(work)
    await note(services, caller, "configurator.saved", document.id)
    return await draft_response(draft)


async def remove(call: ApiCall) -> Response:
    id = call.path("configurator")
    done = await run_in_threadpool(publishing.remove, call.services, id, call.if_match)
    await note(call.services, call.caller, f"configurator.{done}", id)
    return Response(status_code=204)


async def publish(call: ApiCall) -> Response:
    id = call.path("configurator")
    body: PublishBody = call.body
    known = publishing.Known(call.request.headers.get("if-match"), body.rev)
    work = partial(publishing.publish, call.services, id, call.locale, known, call.caller.name)
    version = await designed(call.services, work)
    await note(call.services, call.caller, "configurator.published", id, f"version {version}")
    return answer(PublishAnswer(id=id, version=version), 201)


async def lint(call: ApiCall) -> Response:
    draft = call.services.catalogue.draft(call.path("configurator"))
    content = await linted(call.services, draft, call.locale, partial(leaving, call.request))
    return Response(content, media_type="application/json")


async def linted(services: Services, draft: Draft, locale: str, gone: Leaving) -> bytes:
    """A LintAnswer, kept until the draft, stock, settings or the day change.

    Who asks meanwhile waits and gets the same. Raises NotPublishable, and as `designed` does.
    """
    known = _known_lint(services, draft, locale)
    if known is not None:
        return known
    return await designed(services, partial(_kept_lint, services, draft, locale), gone)


def _kept_lint(services: Services, draft: Draft, locale: str) -> bytes:
    stamp = _stamp(services)
    known = _known_lint(services, draft, locale)
    if known is None:
        found = publishing.lint_draft(services, draft, locale)
        known = to_json(_lint_answer(found), by_alias=True)
        # what was kept since would have to go for an older one, and a picture that is not known may come any moment
        if stamp == _stamp(services) and all(problem.code != "unknown" for problem in found.problems):
            services.evaluations.keep(stamp, _lint_key(draft, locale), known)
    return known


def _known_lint(services: Services, draft: Draft, locale: str) -> bytes | None:
    return services.evaluations.find(_stamp(services), _lint_key(draft, locale))


def _lint_key(draft: Draft, locale: str) -> bytes:
    return question_key("lint", draft.document.id, draft.rev, draft.version, locale)


def _stamp(services: Services) -> Hashable:
    return services.catalogue.stamp, services.ledger.snapshot.stamp, services.today()


def _lint_answer(found: Lint) -> LintAnswer:
    rules = {
        id: RuleAnswer.model_validate({"state": rule.state, "with": rule.contradicts})
        for id, rule in found.rules.items()
    }
    return LintAnswer(
        problems=[LintProblem.model_validate(problem, from_attributes=True) for problem in found.problems],
        buildable=found.buildable,
        buyable=found.buyable,
        bound=found.bound,
        rules=rules,
    )


async def draft_response(draft: Draft, status: int = 200, **headers: str) -> Response:
    return await run_in_threadpool(_draft_answer, draft, status, headers)


def _draft_answer(draft: Draft, status: int, headers: Mapping[str, str]) -> Response:
    document: dict[str, Any] = {name: getattr(draft.document, name) for name in Configurator.model_fields}
    content = DraftAnswer.model_construct(
        **document, version=draft.version, status=draft.status, updated_at=draft.updated_at, rev=draft.rev
    )
    return answer(content, status, ETag=draft.etag, **headers)


def _summary(services: Services, draft: Draft) -> DraftSummary:
    return DraftSummary(
        id=draft.document.id,
        title=draft.document.title,
        version=draft.version,
        status=draft.status.value,
        updated_at=draft.updated_at,
        image=publishing.picture(services, draft.document.id),
    )


ONE = "/configurators/{configurator}"
operations = [
    Operation(
        "GET", "/configurators", listing, "List the configurators",
        scope=Scope.ADMIN, query=PageQuery, answer=Listing[DraftSummary], name="configurators",
    ),
    Operation(
        "POST", "/configurators", create, "Create a draft",
        scope=Scope.ADMIN, query=LocaleQuery, body=Configurator, read_only=READ_ONLY, answer=DraftAnswer, status=201,
        refusals=(409,), name="configurators",
    ),
    Operation(
        "GET", ONE, read, "Read the draft",
        scope=Scope.ADMIN, answer=DraftAnswer, refusals=(404, 410), name="configurator",
    ),
    Operation(
        "PUT", ONE, replace, "Replace the draft",
        scope=Scope.ADMIN, query=LocaleQuery, body=Configurator, read_only=READ_ONLY, answer=DraftAnswer, if_match=True,
        refusals=(404, 410), name="configurator",
    ),
    Operation(
        "DELETE", ONE, remove, "Delete a configurator; one that has orders is withdrawn",
        scope=Scope.ADMIN, status=204, if_match=True, refusals=(404, 410), name="configurator",
    ),
    Operation(
        "POST", ONE + "/publish", publish, "Publish the draft",
        scope=Scope.ADMIN, query=LocaleQuery, body=PublishBody, optional=True, answer=PublishAnswer, status=201,
        refusals=(404, 410, 412, 422, 503), name="publish",
    ),
    Operation(
        "GET", ONE + "/lint", lint, "What a designer should know before publishing",
        scope=Scope.ADMIN, query=LocaleQuery, answer=LintAnswer, refusals=(404, 410, 503), name="lint",
    ),
]  # fmt: skip
