"""Engagement: what people think, where they think otherwise, and what goes with it."""

from hrkpi.views.engagement import VIEW
from layouts._family import page

PAGE = page(VIEW, order=60, letter="n")
