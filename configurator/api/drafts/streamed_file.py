"""The one file of a multipart form, written where it belongs as it comes, however large it is."""

from collections.abc import Awaitable, Callable

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import Request

from configurator.languages import gettext_noop
from configurator.web.refusal import Refused
from layers.problem import Problem

FIELD = "file"
AT_ONCE = 1 << 20
"""Bytes that are written at once."""
HEAD = 8 << 10
"""The most bytes of the heads of one part."""

Write = Callable[[bytes], Awaitable[None]]


async def stream_file(request: Request, write: Write) -> str:
    """The name that the file of the field `file` has; its bytes go to `write`, about AT_ONCE at a time.

    Raises Refused 400, 415, 422, ClientDisconnect, and what `write` raises.
    """
    form = _Form(_boundary(request))
    try:
        async for chunk in request.stream():
            form.feed(chunk)
            if len(form.data) >= AT_ONCE:
                await write(form.taken())
        form.end()
    except FormParserError as error:
        raise Refused(400, gettext_noop("The form cannot be read.")) from error
    if form.data:
        await write(form.taken())
    if form.name is None:
        problem = Problem("invalid", "file: send the file in this field", pointer="/file")
        raise Refused(422, gettext_noop("There is no file in the form."), [problem])
    return form.name


def _boundary(request: Request) -> bytes:
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if kind != b"multipart/form-data":
        raise Refused(415, "Send the file as multipart/form-data, in the field `file`.")
    boundary = options.get(b"boundary")
    if not boundary:
        raise Refused(400, gettext_noop("The form cannot be read."))
    return boundary


class _Form:
    """A form as it comes: `data` is what has come of the file and is not taken yet; other fields are left aside."""

    def __init__(self, boundary: bytes) -> None:
        self.name: str | None = None
        self.data = bytearray()
        self._ended = False
        self._wanted = False
        self._heads: dict[bytes, bytes] = {}
        self._field, self._value = bytearray(), bytearray()
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._begin,
                "on_header_field": self._head_field,
                "on_header_value": self._head_value,
                "on_header_end": self._head_end,
                "on_headers_finished": self._heads_end,
                "on_part_data": self._part_data,
                "on_end": self._end,
            },
        )

    def feed(self, chunk: bytes) -> None:
        """Raises FormParserError."""
        if chunk:
            self._parser.write(chunk)

    def end(self) -> None:
        """Raises FormParserError for a form that is cut off."""
        self._parser.finalize()
        if not self._ended:
            raise FormParserError("the form is cut off")

    def taken(self) -> bytes:
        data = bytes(self.data)
        self.data.clear()
        return data

    def _begin(self) -> None:
        self._wanted = False
        self._heads.clear()

    def _head_field(self, data: bytes, start: int, end: int) -> None:
        self._field += data[start:end]
        self._bound()

    def _head_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]
        self._bound()

    def _bound(self) -> None:
        if len(self._field) + len(self._value) > HEAD or len(self._heads) > 20:
            raise FormParserError("the head of a part is too long")

    def _head_end(self) -> None:
        self._heads[bytes(self._field).lower()] = bytes(self._value)
        self._field.clear()
        self._value.clear()

    def _heads_end(self) -> None:
        _, options = parse_options_header(self._heads.get(b"content-disposition", b""))
        if options.get(b"name") == FIELD.encode() and b"filename" in options and self.name is None:
            self.name = options[b"filename"].decode("utf-8", "replace")
            self._wanted = True

    def _part_data(self, data: bytes, start: int, end: int) -> None:
        if self._wanted:
            self.data += data[start:end]

    def _end(self) -> None:
        self._ended = True
