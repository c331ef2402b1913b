"""What designers and uploaders read where something is refused."""

from pathlib import Path

import pytest

from configurator.languages import TranslatableError
from configurator.products.publishing import Unsound
from configurator.stores.catalogue import errors as catalogue
from configurator.stores.errors import Broken, InUse, NotDurable
from configurator.stores.images import errors as images


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (images.Empty(), "The file is empty."),
        (images.NotAnImage(), "This is not an image; PNG, WebP, JPEG and AVIF are taken."),
        (images.UnsupportedFormat("SVG"), "SVG is not taken; PNG, WebP, JPEG and AVIF are."),
        (images.TooManyBytes(12_500_000), "The file is larger than 12.5 MB."),
        (
            images.TooManyPixels(40_000_000, 16000),
            "The picture is larger than 40 megapixels or 16000 pixels a side.",
        ),
        (images.Animated(), "The picture is animated; a layer is a still picture."),
        (images.Truncated(), "The file ends too early; it was probably cut off on its way."),
        (images.Corrupt(), "The file is damaged and cannot be read."),
        (images.TooCostly(), "The file takes more memory or time to read than a picture should."),
        (images.UnknownAsset("a1b2"), "There is no image a1b2."),
        (images.Unreadable(Path("a.webp"), "gone"), "A picture cannot be read just now; try again later."),
        (images.Busy(2), "2 pictures are being drawn already."),
        (catalogue.NoSuchConfigurator("mug"), "There is no configurator mug."),
        (catalogue.NotPublished("mug"), "mug has not been published."),
        (catalogue.Withdrawn("mug"), "mug has been withdrawn."),
        (catalogue.AlreadyExists("mug"), "There is a configurator mug already."),
        (catalogue.Stale("mug"), "Somebody changed mug since it was read; read it again."),
        (catalogue.StaleSettings(), "Somebody changed the settings since they were read; read them again."),
        (catalogue.NotPublishable("mug", []), "mug cannot be published."),
        (InUse(Path("data")), "another process is using data; stop it first"),
        (
            Broken(Path("draft.json"), "line 2"),
            "The shop cannot read one of its files just now. Nothing has changed; try again later.",
        ),
        (
            NotDurable(Path("draft.json"), "Input/output error"),
            "The change is made, but the shop's disk did not confirm it: a power cut may undo it. "
            "See whether it is still there before you repeat it.",
        ),
        (Unsound(()), "The document contradicts itself."),
    ],
)
def test_a_refusal_is_a_whole_sentence(error: TranslatableError, sentence: str) -> None:
    assert str(error) == sentence
