"""Columns of a point layer in the form that a map reads: text, "" where unknown."""

import pandas as pd

from geo.language import Voice


def places(frame: pd.DataFrame) -> pd.DataFrame:
    """``lon``, ``lat`` (EPSG:4326) and ``zone``, the department, of each row."""
    return pd.DataFrame({"lon": frame["lon"], "lat": frame["lat"], "zone": texts(frame["departement"])})


def texts(column: pd.Series) -> list[str]:
    """The texts, "" for null."""
    return [value if isinstance(value, str) else "" for value in column]


def dates(column: pd.Series, voice: Voice) -> list[str]:
    """Dates in words, as precise as published; "" for null."""
    return [voice.partial_date(date) if date else "" for date in texts(column)]


def numbers(column: pd.Series) -> list[str]:
    """Whole numbers, "" for null."""
    return ["" if pd.isna(value) else str(int(value)) for value in column]


def links(frame: pd.DataFrame) -> list[str]:
    """Source addresses that a browser may open, else "": some sources name a file instead."""
    return [url if url.startswith(("https://", "http://")) else "" for url in texts(frame["source_url"])]
