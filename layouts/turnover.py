"""Turnover: how many leave and who decides, where that is highest, when they leave and why."""

from hrkpi.views.turnover import VIEW
from layouts._family import page

PAGE = page(VIEW, order=40, letter="t")
