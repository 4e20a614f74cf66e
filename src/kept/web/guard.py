"""What every answer carries, whatever made it: headers that hold the browser to the page."""

from __future__ import annotations

from collections.abc import Mapping
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


def guarded(app: ASGIApp, public: str = "") -> ASGIApp:
    """The app, every answer of which carries the security headers; error pages and redirects too.

    ``public``: the address, in https, that people use. A call in plain http is sent there, unread and unanswered, and a
    browser that came once in https comes in no other way (GDPR art. 32(1)(a)).
    """

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _with(list(message["headers"]), _LATER if public else {})
            await send(message)

        if public and scope["type"] == ScopeType.HTTP and scope["scheme"] != "https":
            await _sent_on(public, scope, sending)
            return
        await app(scope, receive, sending if scope["type"] == ScopeType.HTTP else send)

    return guard


_LATER = {b"strict-transport-security": b"max-age=31536000"}


async def _sent_on(public: str, scope: Any, send: Send) -> None:
    """Permanently, with the same method, to the same page."""
    query = scope["query_string"]
    page = scope.get("raw_path") or scope["path"].encode()
    there = public.rstrip("/").encode() + page + (b"?" + query if query else b"")
    start: Any = {"type": "http.response.start", "status": 308, "headers": [(b"location", there)]}
    body: Any = {"type": "http.response.body", "body": b"", "more_body": False}
    await send(start)
    await send(body)


def _with(headers: list[tuple[bytes, bytes]], more: Mapping[bytes, bytes]) -> list[Any]:
    there = {name.lower() for name, _ in headers}
    own = {**_ALWAYS, **more, b"content-security-policy": STRICT.encode()}
    return headers + [(name, value) for name, value in own.items() if name not in there]
