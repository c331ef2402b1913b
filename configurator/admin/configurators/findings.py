"""What is to be done about a draft, in a part of its card that comes after the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.page_route import DESIGNER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_part
from configurator.api.answers.configurator import LintAnswer
from configurator.api.configurators import linted
from configurator.products.errors import TooManyAtOnce, Undecided
from configurator.web.connections.client import leaving

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Findings:
    """`blocking` keep it from being published; `hints` do not. Without either it is `known` whether there are any."""

    blocking: Sequence[str] = ()
    hints: Sequence[str] = ()
    known: bool = True

    @property
    def sentences(self) -> Sequence[str]:
        return self.blocking or self.hints

    @property
    def shown(self) -> Sequence[str]:
        return self.sentences[:SHOWN]

    @property
    def more(self) -> int:
        return len(self.sentences) - len(self.shown)


async def show(call: AdminCall) -> Response:
    id = call.path("configurator")
    return admin_part(call, "admin/configurators/findings.html", id=id, findings=await _findings(call, id))


async def _findings(call: AdminCall, id: str) -> Findings:
    draft = call.services.catalogue.draft(id)
    if not draft.document.layers:
        return Findings(hints=[call.speech.gettext("There are no layers yet.")])
    try:
        content = await linted(call.services, draft, call.locale, partial(leaving, call.request))
    except (TooManyAtOnce, Undecided):
        return Findings(known=False)
    problems = LintAnswer.model_validate_json(content).problems
    blocking = [problem.message for problem in problems if problem.blocking]
    return Findings(blocking, [problem.message for problem in problems if not problem.blocking])


routes: list[PageRoute] = [
    page_route("/configurators/{configurator}/findings", show, DESIGNER, "admin.configurators.findings")
]
