"""Serving a shop, or the demo shop."""

import gc
import socket
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from pathlib import Path
from threading import Thread

import click
from starlette.applications import Starlette

from configurator.accounts.invitation import address, invite_first
from configurator.app import create_app
from configurator.cli.errors import refusals
from configurator.cli.listening import listen_at
from configurator.cli.memory import share_arenas
from configurator.cli.options import config_of, data_option, host_option, port_option
from configurator.demo.load import fill
from configurator.presentation.environment import compile_templates
from configurator.runtime.log import start_logging
from configurator.runtime.opening import open_services
from configurator.runtime.services import Services
from configurator.runtime.transactions import written
from configurator.web.connections.crowd import Crowd, most_connections
from configurator.web.connections.server import BoundedServer


@click.command()
@data_option
@host_option
@port_option
def serve(data: Path, host: str, port: int) -> None:
    """Serve the shop in the data folder (an empty shop if it is new)."""
    _serve(data, host, port, demo=False)


@click.command()
@data_option
@host_option
@port_option
def demo(data: Path, host: str, port: int) -> None:
    """Serve the demo shop: three products, with stock and orders in every state."""
    _serve(data, host, port, demo=True)


def _serve(data: Path, host: str, port: int, *, demo: bool) -> None:
    """Garbage is not searched for in what stays until the end, modules first, templates later.

    Python's collector stops every thread, for 100 ms and more where it looks through all of them.
    """
    share_arenas()
    with refusals(), ExitStack() as listening:
        sockets = [listening.enter_context(each) for each in listen_at(host, port)]
        port = sockets[0].getsockname()[1]
        config = config_of(data, host, port)
        start_logging(config.log_level)
        services = open_services(config)
        if demo:
            click.echo("Preparing the demo shop …")
            fill(services)
        app, crowd, at = create_app(services), Crowd(most_connections()), f"http://{host}:{port}/"
        gc.freeze()
        _Announced(app, crowd, config.trusted_proxies, at, lambda: _first_link(services)).run(sockets)


class _Announced(BoundedServer):
    """Says where the shop is once it really is there, and how its first owner gets in where there is none."""

    def __init__(
        self,
        app: Starlette,
        crowd: Crowd,
        proxies: frozenset[str],
        url: str,
        first_link: Callable[[], Awaitable[str | None]],
    ) -> None:
        super().__init__(app, crowd, proxies)
        self._url = url
        self._first_link = first_link

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            click.echo(f"The shop is at {self._url}")
            if link := await self._first_link():
                click.echo(f"It has no owner yet. Whoever opens this within a day becomes one: {link}")
            Thread(target=_warm_up, name="warm-up", daemon=True).start()


def _warm_up() -> None:
    """What the first requests would wait for."""
    compile_templates()
    gc.freeze()


async def _first_link(services: Services) -> str | None:
    """Where the first owner chooses a password; None once there is one."""
    secret = await written(services, invite_first, services.now())
    return address(services.config, secret) if secret else None
