"""The server: one address on this machine alone, with a secret that is new each time."""

from __future__ import annotations

import secrets
import socket
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

from conjuncture.app.choices import Choices
from conjuncture.app.guard import Secret
from conjuncture.app.job import Desk
from conjuncture.app.shelf import Shelf
from conjuncture.app.site import site
from conjuncture.app.views import Views
from conjuncture.extras import require

_ADDRESS = "127.0.0.1"


def serve(
    folder: Path, choices: Choices, *, port: int = 0, browser: bool = True, say: Callable[[str], None]
) -> None:
    """Serve the page until it is interrupted.

    Args:
        folder: where answers are kept.
        choices: what the page offers.
        port: 0: any that is free.
        browser: whether the address is opened in a browser.
        say: told the address.

    Raises:
        MissingExtraError: starlette or uvicorn is not installed.
        OSError: the port is taken, or the folder cannot be written.
    """
    for library in ("starlette", "uvicorn"):
        require(library, extra="app", wanted_by="The local page")
    import uvicorn

    folder.mkdir(parents=True, exist_ok=True)
    shelf, secret = Shelf(folder.resolve()), Secret(secrets.token_urlsafe(32))
    desk = Desk(shelf.work, shelf.add)
    with _listening(port) as listener:
        bound = listener.getsockname()[1]
        config = uvicorn.Config(
            site(Views(choices, desk, shelf, secret), bound),
            http="h11",
            ws="none",
            lifespan="on",
            log_config=None,  # no line about requests: the first address has the secret
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        address = f"http://{_ADDRESS}:{bound}/?token={secret.token}"
        say(address)
        if browser:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        uvicorn.Server(config).run(sockets=[listener])


def _listening(port: int) -> socket.socket:
    """A socket on this machine's own address, which no other machine reaches."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((_ADDRESS, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise OSError(error.errno, error.strerror, f"port {port} of {_ADDRESS}") from None
    return listener
