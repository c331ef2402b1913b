"""What a change would do."""

from configurator.api.answers.shape import Answer


class ForesightAnswer(Answer):
    """`layers.evaluation.foresight.Foresight` with its meanings; lists are ids."""

    buildable: int | None
    buyable: int | None
    bound: int | None
    lost_percent: float | None
    presets: list[str] | None
    options: list[str] | None
    defaults: list[str] | None
