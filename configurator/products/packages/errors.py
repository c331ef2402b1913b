"""The refusals of packages."""

from configurator.languages import TranslatableError, gettext_noop


class PackageError(TranslatableError):
    """The base of every refusal of a file that should hold a configurator."""


class NoPackage(PackageError):
    sentence = gettext_noop("This is no file that a configurator was exported to.")


class PackageBroken(PackageError):
    """`entry` is the name of the entry, `reason` what is wrong with it, in English."""

    sentence = gettext_noop("The file cannot be imported: its entry %(entry)s %(reason)s.")

    def __init__(self, entry: str, reason: str) -> None:
        self.entry = entry
        self.reason = reason


class PictureMissing(PackageError):
    """The document names pictures that are neither in the file nor in the shop."""

    sentence = gettext_noop("The file cannot be imported: the picture %(picture)s is missing.")

    def __init__(self, picture: str) -> None:
        self.picture = picture


class PictureRefused(PackageError):
    """`refused` says what is wrong with the picture."""

    sentence = gettext_noop("The file cannot be imported: its entry %(entry)s is no picture that can be taken.")

    def __init__(self, entry: str, reason: str) -> None:
        self.entry = entry
        self.reason = reason
