"""The shell around the domain: HTTP, pages, stores, images, commands."""

from pathlib import Path

import layers
import settings


def _refuse_foreign_packages() -> None:
    """`settings` and `layers` are common names: run with ours, beside this package, or not at all."""
    home = Path(__file__).resolve().parent.parent
    for package in (settings, layers):
        found = Path(package.__file__ or "nowhere").resolve()
        if found.parent.parent != home:
            raise ImportError(f"{found} hides this program's own package {home / package.__name__}")


_refuse_foreign_packages()
