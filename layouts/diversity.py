"""Diversity: who is here, how groups fare from application to exit, and what they are paid."""

from hrkpi.views.diversity import VIEW
from layouts._family import page

PAGE = page(VIEW, order=80, letter="v")
