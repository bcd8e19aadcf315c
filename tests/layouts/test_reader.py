"""Whose language a request is answered in."""

import pytest
from flask import Flask

from hrkpi.language import spoken
from layouts._reader import COOKIE, speaks


@pytest.mark.parametrize(
    ("locale", "cookie", "language"),
    [
        ("en_GB", "", "en"),
        ("de_CH", "", "de"),
        ("de_CH", "fr", "fr"),
        ("fr", "tlh", "fr"),
        ("pt", "en", "en"),
    ],
)
def test_the_cookie_tells_else_the_locale_that_is_set(locale: str, cookie: str, language: str) -> None:
    server = Flask("test")
    server.add_url_rule("/", view_func=spoken)
    server.wsgi_app = speaks(server.wsgi_app, lambda: locale)  # type: ignore[assignment,method-assign]  # Flask documents this
    client = server.test_client()
    client.set_cookie(COOKIE, cookie)

    assert client.get("/").text == language
    assert spoken() == "en"
