"""``kept check --links``: every address of the notice is asked whether it still answers.

Only http and https are asked, redirects included, each for a few seconds; nothing of the answer is read or kept.
"""

from __future__ import annotations

import http.client
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import IO, NamedTuple

from kept import __version__
from kept.findings import Finding, Note, Severity, Words
from kept.policy import Policy
from kept.source import Document, Route

TIMEOUT_SECONDS = 8.0
_AT_ONCE = 8
_HEAD_UNKNOWN = frozenset({400, 403, 404, 405, 406, 429, 500, 501, 503})
_ALIVE_THOUGH_CLOSED = frozenset({401, 403, 405, 406, 418, 429})


class Link(NamedTuple):
    """An address of the notice, and where it is written."""

    route: Route
    address: str


def links_of(policy: Policy) -> Iterator[Link]:
    """Every address that the public text shows."""
    for name, statement in policy.statements.items():
        yield from _link(("statements", name, "link"), statement.link)
    yield from _link(("rights", "complaint-at"), policy.rights.complaint_at)
    for name, clause in policy.retention.items():
        if clause.taken_from is not None:
            yield Link(("retention", name, "taken-from", "at"), clause.taken_from.at)
    for name, tracker in policy.trackers.items():
        yield from _link(("trackers", name, "opt-out"), tracker.opt_out)
    for name, party in policy.parties.items():
        yield from _link(("parties", name, "site"), party.site)
        yield from _link(("parties", name, "terms"), party.terms)
    for name, text in policy.documents.items():
        yield from _link(("documents", name, "link"), text.link)
    for name, point in policy.collection.items():
        yield from _link(("collection", name, "at"), point.at if "://" in (point.at or "") else None)


def dead_links(policy: Policy, document: Document, *, timeout: float = TIMEOUT_SECONDS) -> list[Finding]:
    """A finding for each address that does not answer, at its line."""
    links = list(links_of(policy))
    addresses = list(dict.fromkeys(link.address for link in links))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = dict(zip(addresses, pool.map(lambda address: trouble_with(address, timeout), addresses), strict=True))
    return [_finding(document, link, trouble) for link in links if (trouble := answers.get(link.address)) is not None]


def trouble_with(address: str, timeout: float = TIMEOUT_SECONDS) -> Words | None:
    """Why an address cannot be followed, or ``None`` where it answers."""
    if not address.lower().startswith(("http://", "https://")):
        return Words("only http and https can be followed", "seuls http et https se suivent")
    status, trouble = _asked("HEAD", address, timeout)
    if status is None or status in _HEAD_UNKNOWN:  # some servers answer HEAD wrongly, or not at all
        status, trouble = _asked("GET", address, timeout)
    if status is None:
        return trouble
    # a redirect that is still one was not followed: it leads in circles, or out of the web
    if status < http.client.MULTIPLE_CHOICES or status in _ALIVE_THOUGH_CLOSED:
        return None
    return Words(f"the server answers {status}", f"le serveur répond {status}")


class _WebOnly(urllib.request.HTTPRedirectHandler):
    """Follows redirects within the web: never to a file or another protocol."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """The next request, or nothing where the address leaves the web."""
        if not newurl.lower().startswith(("http://", "https://")):
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _asked(method: str, address: str, timeout: float) -> tuple[int | None, Words | None]:
    # Only the handlers named here: no file:, no ftp:, no data:.
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
        _WebOnly(),
    ):
        opener.add_handler(handler)
    try:
        request = urllib.request.Request(address, method=method, headers={"User-Agent": f"kept/{__version__}"})  # noqa: S310 - http(s) only, checked above
        with opener.open(request, timeout=timeout) as answer:
            return int(answer.status), None
    except urllib.error.HTTPError as error:
        with error:
            return error.code, None
    except TimeoutError:
        return None, Words("no answer in time", "pas de réponse à temps")
    except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError, UnicodeError) as error:
        return None, _why(error)


def _why(error: Exception) -> Words:
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError):
        return Words("no answer in time", "pas de réponse à temps")
    if isinstance(reason, socket.gaierror):
        return Words("no such host", "hôte inconnu")
    if isinstance(reason, ConnectionRefusedError):
        return Words("the server refuses the connection", "le serveur refuse la connexion")
    return Words(f"it cannot be reached ({type(reason).__name__})", f"inaccessible ({type(reason).__name__})")


def _link(route: Route, address: str | None) -> Iterator[Link]:
    if address:
        yield Link(route, address)


def _finding(document: Document, link: Link, trouble: Words) -> Finding:
    return Finding(
        "dead-link",
        Severity.WARNING,
        Words(f"the link `{link.address}` does not answer", f"le lien `{link.address}` ne répond pas"),
        Note(document.at(*link.route), trouble),
        law=("GDPR 12(1)",),
        help=Words("mend the address, or take it out of the notice", "corrigez l’adresse, ou retirez-la de la mention"),
        about=(".".join(map(str, link.route[:-1])),),
    )
