"""Problems, refusals and permission."""

from pydantic import ConfigDict, Field

from configurator.api.answers.shape import Answer
from configurator.web.refusal import problem_fields
from layers.problem import Problem


def _unsaid(value: object) -> bool:
    return value is None


class ProblemAnswer(Answer):
    """Fields that a problem does not have are left out."""

    code: str
    message: str
    line: str | None = Field(None, exclude_if=_unsaid)
    group: str | None = Field(None, exclude_if=_unsaid)
    layer: str | None = Field(None, exclude_if=_unsaid)
    rule: str | None = Field(None, exclude_if=_unsaid)
    sku: str | None = Field(None, exclude_if=_unsaid)
    pointer: str | None = Field(None, exclude_if=_unsaid)
    available: int | None = Field(None, exclude_if=_unsaid)
    preset: str | None = Field(None, exclude_if=_unsaid)
    suggestion: str | None = Field(None, exclude_if=_unsaid)


class Refusal(Answer):
    """RFC 9457 problem details."""

    model_config = ConfigDict(frozen=True, extra="allow")

    type: str
    title: str
    status: int
    detail: str
    problems: list[ProblemAnswer] = Field(default_factory=list)


class Permission(Answer):
    allowed: bool
    problems: list[ProblemAnswer]


def permission(problems: tuple[Problem, ...]) -> Permission:
    return Permission(
        allowed=not problems,
        problems=[ProblemAnswer(**problem_fields(problem)) for problem in problems],  # type: ignore[arg-type]
    )
