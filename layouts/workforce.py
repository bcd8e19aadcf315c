"""Workforce: how many people there are, how that came about, and how they are organised."""

from hrkpi.views.workforce import VIEW
from layouts._family import page

PAGE = page(VIEW, order=30, letter="w")
