"""Ids derived from a row's content, not its position in the file, so they stay stable when a source grows."""

import hashlib
from collections import Counter
from collections.abc import Iterable


def stable_ids(prefixes: Iterable[str], keys: Iterable[str]) -> list[str]:
    """``prefix-digest`` for each natural key; exact duplicates get a suffix -2, -3… in order of appearance."""
    seen: Counter[str] = Counter()
    ids = []
    for prefix, key in zip(prefixes, keys, strict=True):
        stem = f"{prefix}-{hashlib.sha256(key.encode()).hexdigest()[:10]}"
        seen[stem] += 1
        ids.append(stem if seen[stem] == 1 else f"{stem}-{seen[stem]}")
    return ids
