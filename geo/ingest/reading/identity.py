"""Ids that depend on a row's own facts, not on its place in the file: they stay when a source grows."""

import hashlib
from collections import Counter
from collections.abc import Iterable


def stable_ids(prefixes: Iterable[str], keys: Iterable[str]) -> list[str]:
    """``prefix-digest`` for each natural key; exact twins are numbered in the order in which they come."""
    seen: Counter[str] = Counter()
    ids = []
    for prefix, key in zip(prefixes, keys, strict=True):
        stem = f"{prefix}-{hashlib.sha256(key.encode()).hexdigest()[:10]}"
        seen[stem] += 1
        ids.append(stem if seen[stem] == 1 else f"{stem}-{seen[stem]}")
    return ids
