"""Configurators, their assets and what lint finds."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from configurator.api.answers.shape import Answer
from layers.lint.rule_state import State


class DraftSummary(Answer):
    id: str
    title: str
    version: int
    status: Literal["draft", "published", "changed", "withdrawn"]
    updated_at: datetime
    image: str | None


class PublishAnswer(Answer):
    id: str
    version: int


class CopyAnswer(Answer):
    """A draft that was just made."""

    id: str
    title: str
    version: int


class ImportedStock(Answer):
    """Skus of the items that came with a configurator, and of those that were there and stay as they are."""

    created: list[str]
    kept: list[str]


class ImportAnswer(CopyAnswer):
    stock: ImportedStock


class AssetAnswer(Answer):
    """`alpha` where anything of the picture is transparent."""

    id: str
    url: str
    width: int
    height: int
    media_type: str
    alpha: bool


class AssetsAnswer(Answer):
    """Those of the pictures that there are, in the order in which they were asked for."""

    items: list[AssetAnswer]
    next: None = None


class LintProblem(Answer):
    code: str
    message: str
    layer: str | None = None
    rule: str | None = None
    preset: str | None = None
    suggestion: str | None = None
    blocking: bool


class RuleAnswer(Answer):
    """`with`: other rules because of which it never acts, or which make its condition impossible together with it."""

    state: State
    with_: tuple[str, ...] = Field(alias="with")


class LintAnswer(Answer):
    problems: list[LintProblem]
    buildable: int | None
    buyable: int | None
    bound: int | None = None
    rules: dict[str, RuleAnswer]
