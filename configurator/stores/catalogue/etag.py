"""ETags of documents, against lost updates."""

import hashlib
import json
from typing import Any

from layers.document.model import Configurator


def etag(document: dict[str, Any]) -> str:
    """A strong ETag over a JSON document."""
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f'"{hashlib.sha256(canonical.encode()).hexdigest()[:32]}"'


def document_etag(document: Configurator) -> str:
    return etag(document.model_dump(mode="json", by_alias=True))
