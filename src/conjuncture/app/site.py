"""The addresses of the server and their replies: the Starlette application inside its guard."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conjuncture.app.form import Form
from conjuncture.app.guard import Guard
from conjuncture.app.replies import Replies, Reply
from conjuncture.app.views import FORMS, Views
from conjuncture.errors import ConjunctureError

if TYPE_CHECKING:  # an optional library: serve.py requires it
    from starlette.requests import Request
    from starlette.responses import Response

_LARGEST = 256 * 1024  # bytes of a form: enough for a value for each quantity of the largest theory


def site(views: Views, port: int) -> Guard:
    """The pages of one server on its port."""
    from starlette.applications import Starlette
    from starlette.routing import Route

    replies = Replies(views)
    routes = [
        Route("/", _endpoint(replies.home)),
        Route("/case", _endpoint(replies.case)),
        Route("/job", _endpoint(replies.job)),
        Route("/job/state", _endpoint(replies.state)),
        Route("/job/stop", _endpoint(replies.stop), methods=["POST"]),
        Route("/keep", _endpoint(replies.keep), methods=["POST"]),
        Route("/answer/{key}", _endpoint(replies.answer)),
        Route("/report/{key}/{secret}/{inner:path}", _endpoint(replies.report)),
        Route("/app.css", _endpoint(replies.style)),
        Route("/app.js", _endpoint(replies.script)),
    ]
    for kind in FORMS:
        routes.append(Route(f"/{kind}", _endpoint(partial(replies.form, kind=kind))))
        routes.append(Route(f"/{kind}", _endpoint(partial(replies.send, kind=kind)), methods=["POST"]))

    async def wrong(_: Request, error: Exception) -> Response:
        return _response(replies.wrong(str(error)))

    async def failing(_: Request, error: Exception) -> Response:
        return _response(replies.wrong(str(error), 500))

    async def missing(_: Request, error: Exception) -> Response:
        return _response(replies.wrong("There is no such page.", getattr(error, "status_code", 404)))

    @asynccontextmanager
    async def until_the_end(_: Starlette) -> AsyncIterator[None]:
        yield
        views.desk.stop()

    pages = Starlette(
        routes=routes,
        exception_handlers={ConjunctureError: wrong, OSError: failing, 404: missing, 405: missing},
        lifespan=until_the_end,
        max_body_size=_LARGEST,
    )
    return Guard(pages, views.secret, port)


def _endpoint(reply: Callable[..., Reply]) -> Callable[[Request], Any]:
    """An endpoint: it reads the form from the address or the body, and makes the reply in a thread."""

    async def endpoint(request: Request) -> Response:
        from starlette.concurrency import run_in_threadpool

        sent = await request.body() if request.method == "POST" else request.url.query.encode()
        form = Form.read(sent.decode("utf-8", errors="replace"))
        return _response(await run_in_threadpool(partial(reply, form, **request.path_params)))

    return endpoint


def _response(reply: Reply) -> Response:
    from starlette.responses import FileResponse, RedirectResponse, Response

    if reply.see:
        return RedirectResponse(reply.see, 303)
    if isinstance(reply.content, Path):
        return FileResponse(reply.content, reply.status, media_type=reply.kind)
    return Response(reply.content, reply.status, media_type=reply.kind)
