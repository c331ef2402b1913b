"""Letters in the folder that mails go to where there is no mail server."""

import re
from collections.abc import Collection
from pathlib import Path

from configurator.mail.folder import erase_from_folder

ID = re.compile(r"-(\d+)\.eml")


def forget_letters(data: Path, email: str, mails: Collection[int]) -> int:
    """Remove the letters of these mails, and all others to the address unless it is empty; answers how many."""
    folder, ids = data / "outbox", set(mails)
    found = [path for path in folder.glob("*.eml") if (named := ID.search(path.name)) and int(named[1]) in ids]
    for path in found:
        path.unlink(missing_ok=True)
    return len(found) + (erase_from_folder(folder, email) if email else 0)
