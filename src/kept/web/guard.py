"""What every answer carries, whatever made it: headers that hold the browser to the page."""

from __future__ import annotations

from typing import Any

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

STRICT = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=(), payment=()",
    b"x-frame-options": b"DENY",
}


def guarded(app: ASGIApp) -> ASGIApp:
    """The app, every answer of which carries the security headers; error pages and redirects too."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _with(list(message["headers"]))
            await send(message)

        await app(scope, receive, sending if scope["type"] == ScopeType.HTTP else send)

    return guard


def _with(headers: list[tuple[bytes, bytes]]) -> list[Any]:
    there = {name.lower() for name, _ in headers}
    own = {**_ALWAYS, b"content-security-policy": STRICT.encode()}
    return headers + [(name, value) for name, value in own.items() if name not in there]
