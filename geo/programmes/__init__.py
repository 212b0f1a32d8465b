"""Programmes: their operators, official totals beside the data's rows, the years published, where their money goes."""
