"""ETags of documents, against lost updates."""

import hashlib
import json
from typing import Any


def etag(document: dict[str, Any]) -> str:
    """A strong ETag over a JSON document."""
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f'"{hashlib.sha256(canonical.encode()).hexdigest()[:32]}"'
