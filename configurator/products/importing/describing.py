"""What is said of a file that was read, or could not be."""

from collections.abc import Sequence

from configurator.stores.images.layered.errors import REFUSED
from configurator.stores.images.layered.reading import LIMITS
from configurator.stores.images.layered.result import Compared
from configurator.stores.images.layered.source import Refusal
from configurator.stores.staging.protocol import INTERRUPTED, Fault
from layers.layered.findings import Finding, findings
from layers.layered.plan import Planned
from layers.speech import Speech

SEEN = 0.5
"""Percent of the mean difference above which the file's own picture is offered in place of its layers."""


def fault_finding(fault: Fault, speech: Speech) -> Finding:
    """Why a file could not be read."""
    if fault.reason == INTERRUPTED:
        text = speech.gettext("The server stopped while it was reading the file. Upload it again.")
        return Finding(None, INTERRUPTED, text)
    return Finding(None, fault.reason, REFUSED[Refusal(fault.reason)](LIMITS, fault.name).said(speech))


def file_findings(planned: Sequence[Planned], compared: Compared, speech: Speech) -> list[Finding]:
    """What could not be carried over, the whole first."""
    return [*_whole(compared, speech), *findings(planned, speech)]


def _whole(compared: Compared, speech: Speech) -> list[Finding]:
    if compared.percent is None:
        text = speech.gettext("The file has no merged picture to compare its layers with.")
        return [Finding(None, "no_merged_picture", text)]
    if compared.percent <= SEEN:
        return []
    text = speech.gettext(
        "The stacked layers differ from the file's merged picture by %(percent)s %%. "
        "You can use the merged picture as a fixed base."
    )
    return [Finding(None, "differs", text % {"percent": f"{compared.percent:.1f}"})]
