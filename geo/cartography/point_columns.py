"""Columns of a layer of points as a map takes them: text, "" where unknown."""

import pandas as pd

from geo.language import Voice


def places(frame: pd.DataFrame) -> pd.DataFrame:
    """``lon``, ``lat`` (EPSG:4326) and ``zone``, the department, of each row."""
    return pd.DataFrame({"lon": frame["lon"], "lat": frame["lat"], "zone": texts(frame["departement"])})


def texts(column: pd.Series) -> list[str]:
    """Texts, "" for a null."""
    return [value if isinstance(value, str) else "" for value in column]


def dates(column: pd.Series, voice: Voice) -> list[str]:
    """Dates as exactly as they were published, in words."""
    return [voice.partial_date(date) if date else "" for date in texts(column)]


def numbers(column: pd.Series) -> list[str]:
    """Whole numbers."""
    return ["" if pd.isna(value) else str(int(value)) for value in column]


def links(frame: pd.DataFrame) -> list[str]:
    """Addresses that a browser may open; some sources name a file instead."""
    return [url if url.startswith(("https://", "http://")) else "" for url in texts(frame["source_url"])]
