"""One staged file as it is written down."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from configurator.stores.staging.protocol import Acceptance, Fault, Stage, Staged


def written(staged: Staged) -> dict[str, Any]:
    lease = staged.lease.isoformat() if staged.lease else None
    return {**asdict(staged), "at": staged.at.isoformat(), "lease": lease}


def read(said: Any) -> Staged:
    """Raises KeyError, TypeError or ValueError for what was not written so."""
    return Staged(
        id=said["id"],
        name=said["name"],
        by=said["by"],
        at=datetime.fromisoformat(said["at"]),
        bytes=int(said["bytes"]),
        stage=Stage(said["stage"]),
        progress=float(said["progress"]),
        fault=Fault(**said["fault"]) if said["fault"] else None,
        owner=said["owner"],
        lease=datetime.fromisoformat(said["lease"]) if said["lease"] else None,
        accepted=tuple(Acceptance(**each) for each in said["accepted"]),
    )
