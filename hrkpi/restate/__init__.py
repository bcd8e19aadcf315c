"""Canonical tables restated as additive facts; one module per fact, put together by ``hrkpi.facts``."""
