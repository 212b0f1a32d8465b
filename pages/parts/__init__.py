"""Pieces that several pages share: one widget, one function, a typed value out."""
