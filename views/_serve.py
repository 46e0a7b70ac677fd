"""The app as a server: warm before its address is told, and its address known to the browser on every page."""

import logging
import sys
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

from starlette.middleware import Middleware
from streamlit.starlette import App

from graph import catalogue
from graph.ask import explain
from graph.errors import LinkageError

logger = logging.getLogger(__name__)
_Message = MutableMapping[str, Any]
_Send = Callable[[_Message], Awaitable[None]]
_Served = Callable[[_Message, Callable[[], Awaitable[_Message]], _Send], Awaitable[None]]
# Without it the browser tries the address of a page as a server of its own first: two answers 404 on every page but the first.
_KNOWN = b"<head><script>window.__streamlit = {BACKEND_BASE_URL: window.location.origin + '/'}</script>"
FIRST = "overview/coverage"  # what the first page asks


class _Known:
    """Tells every page of the app where its server is."""

    def __init__(self, app: _Served) -> None:
        self._app = app

    async def __call__(self, scope: _Message, receive: Callable[[], Awaitable[_Message]], send: _Send) -> None:
        held: list[_Message] = []

        async def told(message: _Message) -> None:
            if message["type"] == "http.response.start" and b"text/html" in dict(message["headers"]).get(b"content-type", b""):
                held.append(message)
            elif held and message["type"] == "http.response.body":
                await _send_known(held, message, send)
            else:
                await send(message)

        if b"text/html" in dict(scope.get("headers", ())).get(b"accept", b""):  # a packed page could not be read here
            scope = {**scope, "headers": [one for one in scope["headers"] if one[0] != b"accept-encoding"]}
        await self._app(scope, receive, told)


async def _send_known(held: list[_Message], message: _Message, send: _Send) -> None:
    """The page in one piece, with its address in the head."""
    held.append(message)
    if message.get("more_body"):
        return
    start, *parts = held
    held.clear()
    body = b"".join(part.get("body", b"") for part in parts).replace(b"<head>", _KNOWN, 1)
    kept = [(name, value) for name, value in start["headers"] if name not in (b"content-length", b"etag")]
    await send({**start, "headers": [*kept, (b"content-length", str(len(body)).encode())]})
    await send({"type": "http.response.body", "body": body})


def warm() -> None:
    """Open the store, let it plan every question, and ask what the first page asks; a store that cannot be opened is told by the page."""
    from views.shared import canvas, frame  # noqa: F401 (what every page imports)
    from views.shared.store import asked, reader

    try:
        open_ = reader()
        for question in catalogue.questions().values():
            explain(open_, question)
        asked(FIRST, {})
    except LinkageError as fault:
        logger.info("not warm: %s", fault)


def serve(script: Path, settings: dict[str, Any], told: Callable[[], None]) -> None:
    """Serve the app until it is stopped; `told` is called once, when it is warm."""
    sys.argv = [str(script)]  # beside it Streamlit finds .streamlit/config.toml

    def get_ready() -> None:
        try:
            warm()
        finally:
            told()

    threading.Thread(target=get_ready, daemon=True).start()
    App(script, middleware=[Middleware(_Known)]).run(config=settings)
