"""Hiring: how far applications come, how long it takes, which sources and offers work."""

from hrkpi.views.hiring import VIEW
from layouts._family import page

PAGE = page(VIEW, order=50, letter="h")
