"""A small configurator to begin with, as a package like any other."""

import zipfile
from pathlib import Path

from configurator.products.packages.content import PICTURES
from configurator.products.packages.importing import import_package
from configurator.runtime.services import Services
from configurator.stores.catalogue.protocol import Draft
from configurator.stores.images.accept import shipped

SAMPLE = Path(__file__).with_name("sample-lamp.zip")
"""Made by `python -m configurator.demo.draw sample`."""


def import_sample(services: Services, id: str, who: str, locale: str) -> Draft:
    """A draft with the sample in it; raises AlreadyExists. Its pictures are ours and need no look at."""
    with SAMPLE.open("rb") as file:
        with zipfile.ZipFile(file) as archive:
            for name in archive.namelist():
                if name.startswith(PICTURES):
                    services.images.put(shipped(archive.read(name)))
        file.seek(0)
        return import_package(services, file, id, who, locale).draft
