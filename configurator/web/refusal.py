"""problem+json: the one shape of every answer that is a refusal (RFC 9457)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pydantic_core import to_json
from starlette.responses import Response

from layers.problem import Problem

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: "Not readable",
    401: "A token is needed",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    408: "Too slow",
    409: "Conflict",
    410: "Gone",
    412: "Stale",
    413: "Too large",
    414: "Address too long",
    415: "Unsupported media type",
    422: "Not valid",
    428: "If-Match is missing",
    429: "Too many requests",
    431: "Head too large",
    500: "Server error",
    503: "Busy",
}


class Refused(Exception):
    """An endpoint's own refusal, with everything its answer says."""

    def __init__(
        self,
        status: int,
        detail: str,
        problems: Sequence[Problem] = (),
        *,
        headers: Mapping[str, str] | None = None,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        self.status = status
        self.detail = detail
        self.problems = tuple(problems)
        self.headers = dict(headers or {})
        self.more = dict(more or {})
        super().__init__(detail)


class ProblemResponse(Response):
    media_type = MEDIA_TYPE


def refusal(refused: Refused) -> ProblemResponse:
    """The answer to a refused call; fields that a problem does not have are left out."""
    status = refused.status
    content = {
        "type": f"/problems/{_code(refused)}",
        "title": TITLES.get(status, "Refused"),
        "status": status,
        "detail": refused.detail,
        "problems": [problem_fields(problem) for problem in refused.problems],
        **refused.more,
    }
    return ProblemResponse(to_json(content), status, headers=refused.headers)


def problem_fields(problem: Problem) -> dict[str, object]:
    return {name: value for name, value in asdict(problem).items() if value is not None}


def _code(refused: Refused) -> str:
    if refused.problems:
        return refused.problems[0].code
    return TITLES.get(refused.status, "refused").lower().replace(" ", "-")
