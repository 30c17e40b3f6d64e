"""Who may speak to the server: every request is checked before any page sees it.

- The Host must be 127.0.0.1 or localhost with the server's port, so that no other site's name can be pointed
  at this machine (DNS rebinding).
- The secret of this start must come with the request: in the first address, and from then on in a cookie that
  scripts cannot read and other sites cannot send. Reports are shown without rights of the page's: their own
  addresses carry a secret each, which opens that report alone.
- What changes something is a POST, and must come from the server's own pages (Origin).
- Every answer says what its page may do: run the page's own script, load its style, and nothing else.
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
    # Not "no-referrer": forms would then come from the Origin "null".
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
        """Whether it is the secret; takes as long for every wrong one."""
        return hmac.compare_digest(offered.encode(), self.token.encode())

    def of_report(self, key: str) -> str:
        """The secret of one report: it opens that report, and tells nothing of the other."""
        return hmac.new(self.token.encode(), key.encode(), hashlib.sha256).hexdigest()[:32]

    def opens_report(self, key: str, offered: str) -> bool:
        """Whether it is the secret of that report."""
        return hmac.compare_digest(offered.encode(), self.of_report(key).encode())


class Guard:
    """An ASGI application around another, which sees only requests that pass."""

    def __init__(self, inner: Application, secret: Secret, port: int) -> None:
        """The pages, the secret and the port of this start."""
        self._inner, self._secret = inner, secret
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self.cookie = f"conjuncture-{port}"  # cookies know no ports: another server has another name

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
        """Status and sentence; None for a request that passes."""
        if _header(scope, b"host") not in self._hosts:
            return 400, "This server answers to its own address only: the one that conjuncture app printed."
        if scope["method"] not in _METHODS:
            return 405, "This server knows GET and POST."
        if not self._may_come_in(scope):
            return 403, "The address lacks its secret. Open the address that conjuncture app printed."
        own = f"http://{_header(scope, b'host')}"
        if scope["method"] == "POST" and _header(scope, b"origin") != own:
            return 403, "This form comes from another page. Use the pages of this server."
        return None

    def _may_come_in(self, scope: Scope) -> bool:
        if scope["path"].startswith(REPORT):
            key, _, rest = scope["path"].removeprefix(REPORT).partition("/")
            return scope["method"] != "POST" and self._secret.opens_report(key, rest.partition("/")[0])
        offered = self._offered_in_address(scope)
        if offered is not None:
            return scope["method"] == "GET" and self._secret.opens(offered)
        # Other servers of this machine may have left cookies of any form: ours is looked for by name.
        there = [part.strip().partition("=") for part in _header(scope, b"cookie").split(";")]
        return any(name == self.cookie and self._secret.opens(value) for name, _, value in there)

    def _offered_in_address(self, scope: Scope) -> str | None:
        """The secret in the first address; None in all others."""
        if scope["path"] != "/":
            return None
        return dict(parse_qsl(scope["query_string"].decode("latin-1"))).get("token")


def _header(scope: Scope, name: bytes) -> str:
    """A header of the request; empty where it is missing, or there twice."""
    values = [value for key, value in scope["headers"] if key == name]
    return values[0].decode("latin-1") if len(values) == 1 else ""


def _with_headers(send: Send, headers: dict[str, str]) -> Send:
    """Sends what an application sends, with these headers."""
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
