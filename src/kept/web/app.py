"""The routes, on one page.

GET  /                        choice of language (of organisation, where there are several)
GET  /{lang}/                 the notice in force
GET  /{lang}/v/{n}            an earlier version
GET  /{lang}/{file}           the notice in another form, the retention schedule, the annex: notice.pdf, schedule.csv …
GET  /{lang}/short            the short notices, for forms, contracts and calls
GET  /{lang}/short/{point}    one of them
GET  /{lang}/form/{point}     the form that people fill in there
POST /{lang}/form/{point}     the form, filled in
GET  /{lang}/form/{point}/received   what is said once it has arrived
GET  /{lang}/proof            each promise, and when it was last kept
GET  /{lang}/proof/{clause}   the receipts of one promise
GET  /{lang}/cookies          the choice about trackers
POST /{lang}/cookies          the choice, made
GET  /answer/{token}          a copy that is handed over by a link: the page with the button
POST /answer/{token}          the sealed archive
GET  /checkpoint              the signed head of the journal
GET  /journal/key             its public key
GET  /style.css  /healthz
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Annotated, Any, TypeVar

from litestar import Litestar, MediaType, Request, Response, Router, post, route
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.exceptions import HTTPException, MethodNotAllowedException, NotFoundException, PermissionDeniedException
from litestar.params import Body
from litestar.response import Redirect
from litestar.types import ASGIApp

from kept.consent import Choices, gate
from kept.consent.trackers import asked
from kept.findings import Language
from kept.pages import stylesheet
from kept.publish.site_papers import MEDIA, NAMES
from kept.web import choices, deliveries, forms, pages
from kept.web.guard import guarded
from kept.web.house import House
from kept.web.reader import Reader, answers, own_site, preferred, reader
from kept.web.words import PAGE_WORDS
from kept.work.organisation import Organisation

_log = logging.getLogger(__name__)
Asked = Request[Any, Any, Any]
Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
_READ: Any = ["GET", "HEAD"]
_Made = TypeVar("_Made")
_OURS = 500  # from here on the fault is the server's
_FORM_AT_MOST = 150_000  # bytes of a form: the longest message allowed, every letter of it escaped


def app(organisations: Iterable[Organisation], now: Callable[[], datetime], public: str = "") -> ASGIApp:
    """The server for one organisation at ``/``, or for several, each under ``/{controller}/``.

    ``public``: the address in https that people use, where there is one: a call in plain http is sent there.
    """
    given = tuple(organisations)
    alone = len(given) == 1
    houses = tuple(House(each, "" if alone else f"/{each.sound.policy.controller}", now) for each in given)
    routers: list[Any] = [rooms(house) for house in houses] + [_style(), _health()]
    if not alone:
        routers.append(_several(houses))
    made = Litestar(
        route_handlers=routers,
        exception_handlers={HTTPException: _error(houses), Exception: _error(houses)},
        openapi_config=None,
        logging_config=None,
        request_max_body_size=10_000,
        debug=False,
    )
    return guarded(made, public)


def rooms(house: House) -> Router:
    """Everything about one organisation."""
    handlers = [*_notices(house), *_papers(house), *_proofs(house), *_journal(house), *_deliveries(house)]
    if any(point.filled_in for point in house.policy.collection.values()):
        handlers += _forms(house)
    if house.policy.trackers:
        handlers += _choice(house)
    if house.prefix:
        handlers.append(_style())
    return Router(house.prefix or "/", route_handlers=handlers)


def _notices(house: House) -> list[Any]:
    @route("/", http_method=_READ, media_type=MediaType.HTML, sync_to_thread=True)
    def home() -> str:
        return pages.home(house)

    @route("/{language:str}/", http_method=_READ, sync_to_thread=True)
    def notice(request: Asked, language: str) -> Response[str]:
        who = _who(house, request, language)
        return _html(pages.notice_at(house, who), who)

    @route("/{language:str}/v/{number:int}", http_method=_READ, sync_to_thread=True)
    def version(request: Asked, language: str, number: int) -> Response[str]:
        who = _who(house, request, language)
        return _html(_found(lambda: pages.notice_at(house, who, number)), who)

    @route("/{language:str}/short", http_method=_READ, sync_to_thread=True)
    def shorts(request: Asked, language: str) -> Response[str]:
        who = _who(house, request, language)
        return _html(pages.shorts_at(house, who), who)

    @route("/{language:str}/short/{point:str}", http_method=_READ, sync_to_thread=True)
    def short(request: Asked, language: str, point: str) -> Response[str]:
        who = _who(house, request, language)
        return _html(_found(lambda: pages.short_at(house, who, point)), who)

    return [home, notice, version, shorts, short]


def _papers(house: House) -> list[Any]:
    def of(name: str) -> Any:
        @route(f"/{{language:str}}/{name}", http_method=_READ, sync_to_thread=True)
        def paper(request: Asked, language: str) -> Response[Any]:
            who = _who(house, request, language)
            try:
                content, kind = pages.paper_at(house, who, name)
            except LookupError:
                raise NotFoundException from None
            if isinstance(content, str) and kind == "html":
                return _html(content, who)
            return Response(content, media_type=MEDIA[kind], headers={"cache-control": "no-cache"})

        return paper

    return [of(name) for name in NAMES]


def _proofs(house: House) -> list[Any]:
    @route("/{language:str}/proof", http_method=_READ, sync_to_thread=True)
    def proof(request: Asked, language: str) -> Response[str]:
        who = _who(house, request, language)
        return _html(pages.proof_at(house, who), who)

    @route("/{language:str}/proof/{clause:str}", http_method=_READ, sync_to_thread=True)
    def receipts(request: Asked, language: str, clause: str) -> Response[str]:
        who = _who(house, request, language)
        return _html(_found(lambda: pages.receipts_at(house, who, clause)), who)

    return [proof, receipts]


def _forms(house: House) -> list[Any]:
    forms.refuse_unfit(house)

    @route("/{language:str}/form/{point:str}", http_method=_READ, sync_to_thread=True)
    def form(request: Asked, language: str, point: str) -> Response[str]:
        who = _who(house, request, language)
        return _html(_found(lambda: forms.form_at(house, who, point)), who)

    @route("/{language:str}/form/{point:str}/received", http_method=_READ, sync_to_thread=True)
    def received(request: Asked, language: str, point: str) -> Response[str]:
        who = _who(house, request, language)
        return _html(_found(lambda: forms.received_at(house, who, point)), who)

    @post("/{language:str}/form/{point:str}", sync_to_thread=True, request_max_body_size=_FORM_AT_MOST)
    def fill_in(request: Asked, language: str, point: str, data: Form) -> Response[Any]:
        who = _who(house, request, language)
        if not own_site(request):
            raise PermissionDeniedException
        try:
            again = forms.filled_in(house, who, point, data)
        except LookupError:
            raise NotFoundException from None
        if again is None:
            return Redirect(house.at(f"/{language}/form/{point}/received"), status_code=303)
        text, status = again
        shown = _html(text, who)
        shown.status_code = status
        shown.headers["cache-control"] = "no-store"  # what a person typed stays on their screen
        return shown

    return [form, received, fill_in]


def _choice(house: House) -> list[Any]:
    @route("/{language:str}/cookies", http_method=_READ, sync_to_thread=True)
    def cookies(request: Asked, language: str) -> Response[str]:
        who = _who(house, request, language)
        return _html(pages.cookies_at(house, who), who)

    @post("/{language:str}/cookies", sync_to_thread=True)
    def choose(request: Asked, language: str, data: Form) -> Redirect:
        who = _who(house, request, language)
        if not own_site(request):
            raise PermissionDeniedException
        return _chosen(house, request, who, data)

    return [cookies, choose]


def _deliveries(house: House) -> list[Any]:
    @route("/answer/{token:str}", http_method=_READ, media_type=MediaType.HTML, sync_to_thread=True)
    def delivery(request: Asked, token: str) -> Response[str]:
        language = preferred(request, house.languages)
        page = _found(lambda: deliveries.delivery_at(house, language, token))
        return Response(page, media_type=MediaType.HTML, headers=_PRIVATE)

    @post("/answer/{token:str}", status_code=200, sync_to_thread=True)
    def fetch(request: Asked, token: str) -> Response[bytes]:
        if not own_site(request):
            raise PermissionDeniedException
        archive = _found(lambda: deliveries.fetched(house, token))
        headers = {**_PRIVATE, "content-disposition": 'attachment; filename="answer.zip"'}
        return Response(archive, media_type="application/zip", headers=headers)

    return [delivery, fetch]


_PRIVATE = {"cache-control": "no-store", "referrer-policy": "no-referrer", "x-robots-tag": "noindex"}
"""A page that one person was sent: nothing keeps it, and no address of it travels on."""


def _journal(house: House) -> list[Any]:
    @route("/checkpoint", http_method=_READ, media_type=MediaType.TEXT, sync_to_thread=True)
    def checkpoint() -> str:
        return house.organisation.journal.head()

    @route("/journal/key", http_method=_READ, media_type=MediaType.TEXT, sync_to_thread=True)
    def key() -> str:
        return f"{house.organisation.journal.key}\n"

    return [checkpoint, key]


def _chosen(house: House, request: Asked, who: Reader, data: dict[str, str]) -> Redirect:
    """Remember a choice, and go back to the page where it was made (an address of ours, never one that was sent)."""
    made = who.chosen | answers(asked(house.policy), data.get("choice", ""), data.get("tracker", ""))
    back = data.get("back")
    tails = {"", "proof", "cookies", *NAMES, *(f"v/{each.version}" for each in house.loaded.every_version)}
    tail = back if back in tails else "cookies"
    cookie = Cookie(
        key=choices.NAME,
        value=choices.written(house.policy, made),
        max_age=choices.LIFE,
        path=house.at("/"),
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )
    gone = [Cookie(key=name, value="", max_age=0, path="/") for name in _to_drop(house, made)]
    return Redirect(house.at(f"/{who.language}/{tail}"), status_code=303, cookies=[cookie, *gone])


def _to_drop(house: House, made: Choices) -> list[str]:
    """The cookies of trackers that were not accepted: those that were written before are let go of (GDPR art. 7(3))."""
    kept = gate(house.policy, made).cookies
    written = [name for each in asked(house.policy) for name in house.policy.trackers[each].cookies]
    return [name for name in dict.fromkeys(written) if name not in kept]


def _who(house: House, request: Asked, language: str) -> Reader:
    known: Language | None = next((each for each in house.languages if each == language), None)
    if known is None:
        raise NotFoundException
    return reader(house, request, known)


def _found(make: Callable[[], _Made]) -> _Made:
    try:
        return make()
    except LookupError:
        raise NotFoundException from None


def _html(text: str, who: Reader) -> Response[Any]:
    headers = {"content-security-policy": who.gate.header, "cache-control": "no-cache", "vary": "cookie, sec-gpc"}
    return Response(text, media_type=MediaType.HTML, headers=headers)


def _style() -> Any:
    @route("/style.css", http_method=_READ, media_type=MediaType.CSS, sync_to_thread=False)
    def style() -> str:
        return stylesheet()

    return style


def _health() -> Any:
    @route("/healthz", http_method=_READ, media_type=MediaType.TEXT, sync_to_thread=False)
    def healthz() -> str:
        return "ok\n"

    return healthz


def _several(houses: tuple[House, ...]) -> Any:
    @route("/", http_method=_READ, media_type=MediaType.HTML, sync_to_thread=True)
    def organisations() -> str:
        return pages.several(houses)

    return organisations


def _error(houses: tuple[House, ...]) -> Callable[[Asked, Exception], Response[str]]:
    def answer(request: Asked, error: Exception) -> Response[str]:
        house = next((each for each in houses if request.url.path.startswith(f"{each.prefix}/")), None)
        language = preferred(request, house.languages if house else ("en", "fr"))
        said = PAGE_WORDS[language]
        status = error.status_code if isinstance(error, HTTPException) else 500
        told = {
            404: (said.missing_title, said.missing),
            405: (said.method_title, said.method),
            403: (said.refused_title, said.refused_request),
            400: (said.unread_title, said.unread),
            413: (said.too_much_title, said.too_much),
        }
        other = (said.failed_title, said.failed) if status >= _OURS else (said.missing_title, said.missing)
        if status >= _OURS:
            _log.error("a page failed: %s", type(error).__name__)  # what it says may name a person or a place
        title, text = told.get(status, other)
        allow = error.headers or {} if isinstance(error, MethodNotAllowedException) else {}
        page = pages.error_page(house, language, title, text)
        return Response(page, status_code=status, media_type=MediaType.HTML, headers=dict(allow))

    return answer
