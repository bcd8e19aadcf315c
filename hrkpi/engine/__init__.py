"""Engines that answer the one query: sums of a fact by month and dimensions."""
