"""Middleware for every request: a limit on bodies, and security headers."""

from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from configurator.web.refusal import Refused, refusal

FILES = ("/api/v1/assets", "/api/v1/stock/import", "/admin/stock/-/import")
"""Where files come in, pictures and CSV."""
IMPORTS = ("/api/v1/configurators/import", "/api/v1/imports", "/admin/configurators/-/import")
"""Where whole configurators come in, exported or layered."""
FORM_OVERHEAD = 100_000


class TooLarge(Exception):
    """More came than was announced or is allowed."""


class BodyLimit:
    """Refuses bodies over the limit with 413, as soon as they are announced or have come that far.

    `files` are paths to which a file of at most so many bytes may be sent.
    """

    def __init__(self, app: ASGIApp, limit: int, files: Mapping[str, int]) -> None:
        self.app = app
        self.limit = limit
        self.limits = {path: most + FORM_OVERHEAD for path, most in files.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.limits.get(scope["path"], self.limit)
        declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
        if not declared.isdigit():
            await self._counted(limit, scope, receive, send)
        elif int(declared) > limit:
            await self._refuse(limit, scope, receive, send)
        else:  # The server reads no more of a body than it declares.
            await self.app(scope, receive, send)

    async def _counted(self, limit: int, scope: Scope, receive: Receive, send: Send) -> None:
        came, begun = 0, False

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > limit:
                raise TooLarge
            return message

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, counted, sent)
        except TooLarge:
            if begun:
                raise
            await self._refuse(limit, scope, receive, send)

    async def _refuse(self, limit: int, scope: Scope, receive: Receive, send: Send) -> None:
        answer = refusal(Refused(413, f"The body is larger than {limit:,} bytes."))
        await answer(scope, receive, send)


class Headers:
    """Adds the headers that hold for every answer, where an endpoint did not say otherwise."""

    def __init__(self, app: ASGIApp, secure: bool) -> None:
        self.app = app
        self.always = {b"x-content-type-options": b"nosniff", b"referrer-policy": b"strict-origin-when-cross-origin"}
        if secure:
            self.always[b"strict-transport-security"] = b"max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in message["headers"]}
                missing = [(name, value) for name, value in self.always.items() if name not in own]
                message["headers"] = [*message["headers"], *missing]
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)
