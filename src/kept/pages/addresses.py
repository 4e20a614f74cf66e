"""Addresses that a page may lead to: only those that a reader may safely follow."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit


@dataclass(frozen=True, slots=True)
class Link:
    """Words of a sentence that lead somewhere: see :func:`link`, :func:`mail`, :func:`phone` and :func:`anchor`."""

    text: str
    href: str


def link(text: str, href: str) -> tuple[Link, ...]:
    """A link, or none where the address is not one that a reader may safely follow (``javascript:`` and the like)."""
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return ()
    safe = (parts.scheme in {"http", "https"} and bool(parts.hostname)) or parts.scheme in {"mailto", "tel"}
    return (Link(text, href.strip()),) if safe and text else ()


def anchor(text: str, name: str) -> tuple[Link, ...]:
    """A way to another part of the same page."""
    return (Link(text, f"#{name}"),) if text and name else ()


def mail(address: str) -> tuple[Link, ...]:
    """An e-mail address that opens a message."""
    return link(address, f"mailto:{quote(address, safe='@.+-_')}") if "@" in address and " " not in address else ()


def phone(number: str) -> tuple[Link, ...]:
    """A telephone number that can be dialled."""
    dialled = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return link(number, f"tel:{dialled}") if dialled.strip("+") else ()
