"""Training: what is due and done, what is overdue, and who holds what they must."""

from hrkpi.views.training import VIEW
from layouts._family import page

PAGE = page(VIEW, order=70, letter="l")
