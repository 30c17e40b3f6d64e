"""The guard of the server: it checks every request before any page sees it.

- The Host must be 127.0.0.1 or localhost with the server's port, so that another site cannot reach the server
  by pointing its own name at this machine (DNS rebinding).
- A request must carry the secret of this start: in the first address, and afterwards in a cookie that scripts
  cannot read and other sites cannot send. Reports run without the rights of the page: the address of each
  report carries its own secret, which opens that report only.
- A request that changes something is a POST, and must come from the server's own pages (Origin).
- The headers of a reply restrict its page: it may run the server's own script and load its style. A report
  may run the scripts and styles inside its own file.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

REPORT = "/report/"
_METHODS = ("GET", "HEAD", "POST")
_PAGE = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    # Not "no-referrer": the browser would then send forms with the Origin "null".
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_SHOWN_REPORT = {
    "content-security-policy": (
        "sandbox allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox; "
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
        "img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    ),
    "referrer-policy": "no-referrer",
}
_ALWAYS = {
    "cache-control": "no-store",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "x-content-type-options": "nosniff",
}


@dataclass(frozen=True)
class Secret:
    """The secret of one start of the server."""

    token: str

    def opens(self, offered: str) -> bool:
        """Whether the text is the secret; the time does not depend on how much of it is right."""
        return hmac.compare_digest(offered.encode(), self.token.encode())

    def of_report(self, key: str) -> str:
        """The secret of one report: it opens that report, and does not reveal the server's secret."""
        return hmac.new(self.token.encode(), key.encode(), hashlib.sha256).hexdigest()[:32]

    def opens_report(self, key: str, offered: str) -> bool:
        """Whether the text is the secret of this report."""
        return hmac.compare_digest(offered.encode(), self.of_report(key).encode())


class Guard:
    """An ASGI application around another one, which receives only the requests that pass."""

    def __init__(self, inner: Application, secret: Secret, port: int) -> None:
        """Guard the pages of one start of the server, with its secret and port."""
        self._inner, self._secret = inner, secret
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self.cookie = f"conjuncture-{port}"  # cookies ignore the port, so its number is in their name

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "lifespan":
            await self._inner(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        refused = self._refusal(scope)
        if refused is not None:
            await _answer(_with_headers(send, _PAGE), *refused)
            return
        report = scope["path"].startswith(REPORT)
        headers = dict(_SHOWN_REPORT if report else _PAGE)
        if not report and self._offered_in_address(scope) is not None:
            headers["set-cookie"] = f"{self.cookie}={self._secret.token}; HttpOnly; SameSite=Strict; Path=/"
            await _answer(_with_headers(send, headers | {"location": "/"}), 303, "")
            return
        await self._inner(scope, receive, _with_headers(send, headers))

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Status and sentence of a refusal; None for a request that passes."""
        if _header(scope, b"host") not in self._hosts:
            return 400, "This server answers only at the address that conjuncture app printed."
        if scope["method"] not in _METHODS:
            return 405, "This server accepts only GET and POST."
        if not self._may_come_in(scope):
            return 403, "The address lacks its secret. Open the address that conjuncture app printed."
        own = f"http://{_header(scope, b'host')}"
        if scope["method"] == "POST" and _header(scope, b"origin") != own:
            return 403, "This form was sent from another site. Use the pages of this server."
        return None

    def _may_come_in(self, scope: Scope) -> bool:
        if scope["path"].startswith(REPORT):
            key, _, rest = scope["path"].removeprefix(REPORT).partition("/")
            return scope["method"] != "POST" and self._secret.opens_report(key, rest.partition("/")[0])
        offered = self._offered_in_address(scope)
        if offered is not None:
            return scope["method"] == "GET" and self._secret.opens(offered)
        # Other servers on this machine may have set cookies of any form, so we look for ours by name.
        there = [part.strip().partition("=") for part in _header(scope, b"cookie").split(";")]
        return any(name == self.cookie and self._secret.opens(value) for name, _, value in there)

    def _offered_in_address(self, scope: Scope) -> str | None:
        """The secret in the first address; None for all other addresses."""
        if scope["path"] != "/":
            return None
        return dict(parse_qsl(scope["query_string"].decode("latin-1"))).get("token")


def _header(scope: Scope, name: bytes) -> str:
    """A header of the request; empty if it is missing or occurs twice."""
    values = [value for key, value in scope["headers"] if key == name]
    return values[0].decode("latin-1") if len(values) == 1 else ""


def _with_headers(send: Send, headers: dict[str, str]) -> Send:
    """A `send` that adds these headers to the reply."""
    added = [(name.encode(), value.encode("latin-1")) for name, value in (headers | _ALWAYS).items()]

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), *added]}
        await send(message)

    return sent


async def _answer(send: Send, status: int, text: str) -> None:
    body = text.encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
