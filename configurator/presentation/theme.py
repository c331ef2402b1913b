"""The theme of pages and mails."""

from functools import lru_cache

import structlog

from configurator.presentation import palette
from settings.model import THEMES

DEFAULT = THEMES[0]
log = structlog.get_logger("theme")


@lru_cache(maxsize=len(THEMES))
def usable_theme(name: str) -> str:
    """The theme of the settings, or the default one where its stylesheet is missing, which is logged once."""
    file = palette.STYLESHEETS / f"{name}.css"
    if name == DEFAULT or file.is_file():
        return name
    log.warning("theme missing", theme=name, file=str(file), instead=DEFAULT)
    return DEFAULT
