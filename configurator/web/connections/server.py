"""A server whose connections are bounded."""

import asyncio
from functools import partial

import uvicorn
from starlette.applications import Starlette

from configurator.web.connections.crowd import Crowd
from configurator.web.connections.patience import Patience
from configurator.web.connections.protocol import BoundedProtocol


class BoundedServer(uvicorn.Server):
    """Once a second connections end whose clients are too slow.

    `proxies` are the addresses whose `X-Forwarded-For` and `X-Forwarded-Proto` count; they may also have all
    connections, since their clients are many.
    """

    def __init__(self, app: Starlette, crowd: Crowd, proxies: frozenset[str], patience: Patience | None = None) -> None:
        self._crowd, patience = crowd, patience or Patience()
        super().__init__(
            uvicorn.Config(
                app,
                http=partial(BoundedProtocol, crowd, proxies, patience),  # type: ignore[arg-type]
                ws="none",
                proxy_headers=bool(proxies),
                forwarded_allow_ips=sorted(proxies),
                timeout_keep_alive=patience.idle,
                timeout_graceful_shutdown=10,
                log_config=None,
                access_log=False,
                server_header=False,
            )
        )

    async def on_tick(self, counter: int) -> bool:
        if counter % 10 == 0:
            self._crowd.check(asyncio.get_running_loop().time())
        return await super().on_tick(counter)
