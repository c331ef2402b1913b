"""The sockets of a server, taken before anything else is opened."""

import errno
import socket

REASONS = {
    errno.EADDRINUSE: "port {port} is taken by another program; choose another one with --port",
    errno.EACCES: "port {port} is not allowed to this user; choose one above 1023 with --port",
    errno.EADDRNOTAVAIL: "{host} is not an address of this machine; choose another one with --host",
}


class CannotListen(Exception):
    """The server cannot have its address or its port."""


def listen_at(host: str, port: int) -> list[socket.socket]:
    """One socket for each address that `host` has, bound and not yet listening; raises CannotListen."""
    try:
        addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        raise CannotListen(f"Cannot listen: {host} is not a known address; choose another one with --host") from error
    sockets: list[socket.socket] = []
    for family, *_, address in dict.fromkeys(addresses):
        try:
            port_of_all = sockets[0].getsockname()[1] if sockets else port
            sockets.append(_bound(family, (address[0], port_of_all, *address[2:])))
        except OSError as error:
            for each in sockets:
                each.close()
            reason = REASONS.get(error.errno or 0, str(error.strerror)).format(host=host, port=port)
            raise CannotListen(f"Cannot listen: {reason}") from error
    return sockets


def _bound(family: int, address: tuple[object, ...]) -> socket.socket:
    each = socket.socket(family, socket.SOCK_STREAM)
    try:
        each.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            each.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        each.bind(address)
    except OSError:
        each.close()
        raise
    return each
