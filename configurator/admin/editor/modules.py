"""The modules of the editor, which its page names so that they are fetched side by side."""

from functools import cache
from pathlib import Path

from configurator.web.addresses import Addresses

FOLDER = Path(__file__).resolve().parents[2] / "static" / "js" / "editor"
ENTRY, STAGE = "editor.js", "preview/"


def module_addresses(address: Addresses) -> list[str]:
    """All but the one that imports the others; there is no module that it does not need.

    Those of the stage are for the page in its frame.
    """
    return [address("static", path=f"js/editor/{name}") for name in _names()]


@cache
def _names() -> tuple[str, ...]:
    found = sorted(file.relative_to(FOLDER).as_posix() for file in FOLDER.rglob("*.js"))
    return tuple(name for name in found if name != ENTRY and not name.startswith(STAGE))
