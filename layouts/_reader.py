"""Whose language an answer is in: the one that the browser keeps in a cookie, else the workspace's own."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from werkzeug import Request

from hrkpi.language import LANGUAGES, language_of, speaking

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

COOKIE = "language"


def speaks(app: "WSGIApplication", locale: Callable[[], str]) -> "WSGIApplication":
    """The app, answering each request in the language of who asks.

    Args:
        app: What answers.
        locale: The locale that is set, asked anew at each request: settings may be written meanwhile.
    """

    def answered(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        chosen = Request(environ).cookies.get(COOKIE, "")
        with speaking(chosen if chosen in LANGUAGES else language_of(locale())):
            return app(environ, start_response)

    return answered
