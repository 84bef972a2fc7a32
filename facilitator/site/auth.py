"""Authentication for the facilitator's server, before any other code sees a request.

A link that works once, ``/enter/<code>``, sets a cookie; every page, file, kernel and websocket asks
for that cookie. Only requests that name this machine (127.0.0.1 or localhost) are read at all, so a
page elsewhere cannot reach the server through a name that it points here.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Callable
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from tornado.httputil import HTTPServerRequest
from tornado.web import Application, RequestHandler
from traitlets import Instance

from facilitator.site import home

#: Seconds that an unused link stays valid.
CODE_LIFE = 15 * 60


class SiteAuth:
    """Checks the codes of links, each valid once, and the session cookie given for them."""

    def __init__(self, port: int, session: str, *, on_enter: Callable[[], object] = lambda: None) -> None:
        self.cookie = f"workshop-site-{port}"
        self.hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self.on_enter = on_enter
        self._session = session.encode()
        self._codes: dict[str, float] = {}

    def add_code(self, code: str) -> None:
        """Accept ``code`` once within `CODE_LIFE`."""
        self._codes[code] = time.monotonic() + CODE_LIFE

    def use_code(self, code: str) -> bool:
        """Use a code up; False when it is unknown, used or too old."""
        now = time.monotonic()
        self._codes = {known: end for known, end in self._codes.items() if end > now}
        known = next((known for known in self._codes if _same(known, code)), None)
        if known is None:
            return False
        del self._codes[known]
        return True

    @property
    def session(self) -> str:
        """Return the cookie's value."""
        return self._session.decode()

    def is_authenticated(self, request: HTTPServerRequest) -> bool:
        """Return whether the request carries the session's cookie."""
        morsel = request.cookies.get(self.cookie)
        return morsel is not None and hmac.compare_digest(morsel.value.encode(), self._session)

    def is_local(self, request: HTTPServerRequest) -> bool:
        """Return whether the request names this machine as its host."""
        return request.host.lower() in self.hosts


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


class GuardedApplication(Application):
    """Rejects unauthenticated requests with one static page."""

    def __init__(self, auth: SiteAuth, **settings: Any) -> None:
        self.auth = auth
        super().__init__(**settings)

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> Any:
        """Return the handler of the request's path, or of the static page."""
        if not self.auth.is_local(request):
            return self.get_handler_delegate(request, Refused, {"code": "wrong-host"})
        if request.path.startswith("/enter/"):
            return self.get_handler_delegate(request, Enter, {"auth": self.auth})
        if not self.auth.is_authenticated(request):
            return self.get_handler_delegate(request, Refused, {"code": "not-entered"})
        return super().find_handler(request, **kwargs)


class Refused(RequestHandler):
    """Answers every method with the reason for the refusal."""

    def initialize(self, code: str) -> None:
        """Keep the code of the sentence."""
        self.code = code

    def prepare(self) -> None:
        """Answer before the method is called."""
        refuse(self, 403, self.code)


class Enter(RequestHandler):
    """Exchanges a code for the cookie, once."""

    def initialize(self, auth: SiteAuth) -> None:
        """Keep the checker of codes and cookies."""
        self.auth = auth

    def get(self) -> None:
        """Set the cookie unless it is set already, and redirect to the facilitator's home."""
        if not self.auth.is_authenticated(self.request):
            if not self.auth.use_code(self.request.path.removeprefix("/enter/")):
                refuse(self, 403, "used-link")
                return
            self.set_cookie(
                self.auth.cookie, self.auth.session, expires_days=None, httponly=True, samesite="Strict"
            )
            self.auth.on_enter()
        self.set_header("Cache-Control", "no-store")
        self.set_header("Referrer-Policy", "no-referrer")
        self.redirect("/", status=303)


class SiteIdentity(IdentityProvider):
    """Makes every authenticated request the facilitator's for Jupyter's own handlers."""

    auth = Instance(SiteAuth)
    auth_enabled = True
    login_available = False
    logout_available = False

    def get_user(self, handler: RequestHandler) -> User | None:
        """Return the facilitator, or None for a request without the cookie."""
        if not self.auth.is_authenticated(handler.request):
            return None
        return User("facilitator", name="facilitator", display_name="facilitator")


def refuse(handler: RequestHandler, status: int, code: str) -> None:
    """Answer with a page that has one sentence."""
    handler.set_status(status)
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    handler.set_header("Cache-Control", "no-store")
    handler.set_header("Content-Security-Policy", home.QUIET)
    handler.finish(home.message(code))
