"""One thing that a designer should know, and all of them together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from layers.lint.rule_state import RuleState


@dataclass(frozen=True, slots=True)
class Finding:
    """One hint; `layer`, `rule` and `preset` are ids where they apply.

    `suggestion` is an id that may be meant where one is named that does not exist. `blocking`: the draft cannot be
    published like this.
    """

    code: str
    message: str
    layer: str | None = None
    rule: str | None = None
    preset: str | None = None
    suggestion: str | None = None
    blocking: bool = False


@dataclass(frozen=True, slots=True)
class Lint:
    """The findings, how many configurations can be built and bought, and what becomes of each rule.

    The counts are None where counting takes too long; then there are at most `bound`, else `bound` is None.
    """

    problems: tuple[Finding, ...]
    buildable: int | None
    buyable: int | None
    bound: int | None
    rules: Mapping[str, RuleState] = field(default_factory=dict)
