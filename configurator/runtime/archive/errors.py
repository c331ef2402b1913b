"""The refusal of backups, in a sentence for the command line."""


class ArchiveRefused(Exception):
    """A backup that cannot be written or is not one of ours."""
