"""A file of comma-separated values as an answer."""

from collections.abc import Iterable

from starlette.responses import Response, StreamingResponse

CSV = "text/csv"


def csv_response(chunks: Iterable[str]) -> Response:
    disposition = {"Content-Disposition": 'attachment; filename="stock.csv"', "Cache-Control": "no-store"}
    return StreamingResponse(chunks, headers=disposition, media_type=CSV)
