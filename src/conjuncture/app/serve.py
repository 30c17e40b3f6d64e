"""The server: an address that only this machine can reach, with a new secret at each start."""

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
        folder: the folder for the answers.
        choices: the cases and theories that the page offers.
        port: 0: any free port.
        browser: whether to open the address in a browser.
        say: called with the address.

    Raises:
        MissingExtraError: starlette or uvicorn is not installed.
        OSError: another program uses the port, or the folder is not writable.
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
            log_config=None,  # requests are not logged, since the first address contains the secret
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
    """A socket on the loopback address, which no other machine can reach."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((_ADDRESS, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise OSError(error.errno, error.strerror, f"port {port} of {_ADDRESS}") from None
    return listener
