"""The gate of the facilitator's server: who comes in, decided before any other code sees a request.

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

#: A link that was not used by then has to be asked for again, in seconds.
CODE_LIFE = 15 * 60


class SiteAuth:
    """Knows the codes that may still be used, and the session that was given for them."""

    def __init__(self, port: int, session: str, *, on_enter: Callable[[], object] = lambda: None) -> None:
        self.cookie = f"workshop-site-{port}"
        self.hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self.on_enter = on_enter
        self._session = session.encode()
        self._codes: dict[str, float] = {}

    def expect(self, code: str) -> None:
        """Let ``code`` in once within `CODE_LIFE`."""
        self._codes[code] = time.monotonic() + CODE_LIFE

    def spend(self, code: str) -> bool:
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

    def knows(self, request: HTTPServerRequest) -> bool:
        """Tell whether the request carries the session's cookie."""
        morsel = request.cookies.get(self.cookie)
        return morsel is not None and hmac.compare_digest(morsel.value.encode(), self._session)

    def here(self, request: HTTPServerRequest) -> bool:
        """Tell whether the request was meant for this machine."""
        return request.host.lower() in self.hosts


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


class GatedApplication(Application):
    """A tornado application that shows strangers one page of words, whatever they ask for."""

    def __init__(self, gate: SiteAuth, **settings: Any) -> None:
        self.gate = gate
        super().__init__(**settings)

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> Any:
        """Give the request to the handler of its path, if it may go there."""
        if not self.gate.here(request):
            return self.get_handler_delegate(request, Refused, {"code": "wrong-host"})
        if request.path.startswith("/enter/"):
            return self.get_handler_delegate(request, Enter, {"gate": self.gate})
        if not self.gate.knows(request):
            return self.get_handler_delegate(request, Refused, {"code": "not-entered"})
        return super().find_handler(request, **kwargs)


class Refused(RequestHandler):
    """Says in words why nothing is shown, to every method."""

    def initialize(self, code: str) -> None:
        """Remember which sentence to say."""
        self.code = code

    def prepare(self) -> None:
        """Answer before the method is looked at."""
        refuse(self, 403, self.code)


class Enter(RequestHandler):
    """Takes a code, once, and gives the cookie for it."""

    def initialize(self, gate: SiteAuth) -> None:
        """Remember the gate."""
        self.gate = gate

    def get(self) -> None:
        """Set the cookie and go to the facilitator's home; somebody who is inside already just goes there."""
        if not self.gate.knows(self.request):
            if not self.gate.spend(self.request.path.removeprefix("/enter/")):
                refuse(self, 403, "used-link")
                return
            self.set_cookie(
                self.gate.cookie, self.gate.session, expires_days=None, httponly=True, samesite="Strict"
            )
            self.gate.on_enter()
        self.set_header("Cache-Control", "no-store")
        self.set_header("Referrer-Policy", "no-referrer")
        self.redirect("/", status=303)


class SiteIdentity(IdentityProvider):
    """Tells Jupyter's own handlers that whoever passed the gate is the facilitator."""

    gate = Instance(SiteAuth)
    auth_enabled = True
    login_available = False
    logout_available = False

    def get_user(self, handler: RequestHandler) -> User | None:
        """Return the facilitator, or None for a request without the cookie."""
        if not self.gate.knows(handler.request):
            return None
        return User("facilitator", name="facilitator", display_name="facilitator")


def refuse(handler: RequestHandler, status: int, code: str) -> None:
    """Answer with a page of words."""
    handler.set_status(status)
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    handler.set_header("Cache-Control", "no-store")
    handler.set_header("Content-Security-Policy", home.QUIET)
    handler.finish(home.message(code))
