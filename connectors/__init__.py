"""Connectors: one file per export of one HR system; machinery starts with an underscore."""
