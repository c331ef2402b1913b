"""Requests that are given up when the server stops."""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from configurator.web.refusal import Refused, refusal

AGAIN = {"Retry-After": "5", "Connection": "close"}


class GivenUp:
    """Answers 503 to a request that is cancelled before its answer began: the server stops, and comes again."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except asyncio.CancelledError:
            if scope["type"] != "http" or begun:
                raise
            answer = refusal(Refused(503, "The server is stopping. Please try again.", headers=AGAIN))
            await answer(scope, receive, send)
