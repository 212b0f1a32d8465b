"""Programmes: their operators, official totals beside the rows, the years published, where their money goes."""
