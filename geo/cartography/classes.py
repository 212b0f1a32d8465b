"""Finite values -> class breaks and class indices.

A class is an interval ``(lower, upper]``; the first one also includes its lower bound. Non-finite values belong to no
class: unknown is not zero, and no colour ramp may show it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Context
from math import inf, isfinite, nan, nextafter

import numpy as np
import numpy.typing as npt

from geo.model import Method

MAX_CLASSES = 7
"""Maximum number of classes that a reader can tell apart, not counting the class of zeros."""

JENKS_LIMIT = 1500
"""Distinct values up to which Fisher-Jenks is exact; above, its quadratic table takes too much time and memory."""

Floats = npt.NDArray[np.float64]
Values = Sequence[float | None] | Floats


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes of a set of values.

    ``lower`` is the first class's lower bound (NaN without classes), ``breaks`` the increasing upper bounds, all in the
    values' unit; ``counts`` has one number per class, ``missing`` counts the non-finite values, and ``zero`` is the
    index of the class that holds exact zeros and nothing else, if any.
    """

    lower: float
    breaks: tuple[float, ...]
    counts: tuple[int, ...]
    missing: int
    zero: int | None = None
    diverging: bool = False

    @property
    def negative(self) -> int:
        """Number of classes below zero."""
        return sum(upper <= 0 for upper in self.breaks) - (self.zero is not None)

    def bounds(self, position: int) -> tuple[float, float]:
        """``(lower, upper)`` of the class at ``position``, counted from 0."""
        return (self.breaks[position - 1] if position else self.lower), self.breaks[position]

    def index(self, values: Values) -> npt.NDArray[np.int64]:
        """Class of each value, shape ``(n,)``, counted from 0; -1 for NaN, None and infinities.

        Raises ``ValueError`` for a finite value outside the classes, which were then made from other values.
        """
        array = _floats(values)
        known = np.isfinite(array)
        upper = self.breaks[-1] if self.breaks else -inf
        strangers = array[known & ~((array >= self.lower) & (array <= upper))]
        if strangers.size:
            raise ValueError(f"{strangers[0]} is outside of the classes {self.lower}..{upper}: classify it with them")
        return np.where(known, np.searchsorted(np.asarray(self.breaks), array, side="left"), -1).astype(np.int64)

    def fitted(self, values: Values) -> "Classes | None":
        """These classes with the counts of other ``values``, so that two filtered views keep their colours.

        The outer classes are widened to cover the values. None when that would mislead (a zero or a sign that these
        classes don't provide for), or without classes.
        """
        array = _floats(values)
        known = np.sort(array[np.isfinite(array)])
        if not self.breaks:
            return None
        if not known.size:
            return replace(self, counts=(0,) * len(self.breaks), missing=array.size)
        lower, upper = min(self.lower, float(known[0])), max(self.breaks[-1], float(known[-1]))
        signed = self.diverging or self.zero is not None
        crosses = (lower < 0 <= self.lower) or (self.breaks[-1] <= 0 < upper)
        floor = self.bounds(self.zero)[0] if self.zero else 0.0
        near_zero = bool(((known > floor) & (known < 0)).any())
        holds_zero = bool((known == 0).any()) and self.zero is None and (self.diverging or self.lower > 0)
        if (signed and crosses) or holds_zero or (self.zero is not None and near_zero):
            return None
        wider = replace(self, lower=lower, breaks=(*self.breaks[:-1], upper), missing=array.size - known.size)
        counts = np.bincount(wider.index(known), minlength=len(self.breaks))
        return replace(wider, counts=tuple(counts.tolist()))


def classify(values: Values, method: Method, k: int, *, diverging: bool = False) -> Classes:
    """Cut ``values`` (shape ``(n,)``, any unit; NaN, None and infinities are unknown) into at most ``k`` classes.

    Exact zeros of a measure without negative values get a class of their own, on top of the ``k``, so that many zeros
    don't take up the quantiles. With ``diverging``, zero is always a bound, each side has at most ``(k + 1) // 2``
    classes and zeros, if any, get their own. A side with no more distinct values than classes gets one class per value.
    Breaks are rounded for reading, but never so far that a value changes class. Raises ``ValueError`` unless
    ``1 <= k <= MAX_CLASSES``.

    >>> found = classify([0, 0, 1, 2, 3, 10, None], Method.QUANTILE, 3)
    >>> found.breaks, found.counts, found.missing, found.zero
    ((0.0, 2.0, 3.0, 10.0), (2, 2, 1, 1), 1, 0)
    >>> classify([1, 2, 3, 10, 11, 12, 50], Method.FISHER_JENKS, 3).breaks
    (3.0, 12.0, 50.0)
    >>> classify([-2, -1, 0, 3, 4], Method.EQUAL, 4, diverging=True).breaks
    (-2.0, -1.0, 0.0, 3.0, 4.0)
    """
    if not 1 <= k <= MAX_CLASSES:
        raise ValueError(f"{k} classes asked for; ask for 1 to {MAX_CLASSES}")
    array = _floats(values)
    known = np.sort(array[np.isfinite(array)])
    missing = array.size - known.size
    if not known.size:
        return Classes(nan, (), (), missing, diverging=diverging)
    if known[0] == known[-1] and not diverging:
        return Classes(float(known[0]), (float(known[0]),), (known.size,), missing, None if known[0] else 0)
    negative, zeros, positive = known[known < 0], known[known == 0], known[known > 0]
    if diverging:
        side = (k + 1) // 2
        below, above = _upper_bounds(negative, method, side), _upper_bounds(positive, method, side)
        if below.size and not zeros.size:
            below[-1] = 0.0
    elif zeros.size and not negative.size:
        below, above = np.empty(0), _upper_bounds(positive, method, k)
    else:
        below, above, zeros = np.empty(0), _upper_bounds(known, method, k), np.empty(0)
    zero = below.size if zeros.size else None
    breaks = _readable(np.concatenate([below, zeros[:1], above]), known)
    starts_at_zero = not negative.size and (diverging or zero is not None)
    lower = 0.0 if starts_at_zero else _roundest(float(known[0]), -inf, nextafter(known[0], inf), digits=3)
    counts = np.bincount(np.searchsorted(np.asarray(breaks), known, side="left"), minlength=len(breaks))
    return Classes(lower, breaks, tuple(counts.tolist()), missing, zero, diverging)


def _floats(values: Values) -> Floats:
    # Adding zero turns -0.0 into 0.0, which would otherwise print as "-0".
    return np.asarray(values, dtype=np.float64).ravel() + 0.0


def _upper_bounds(values: Floats, method: Method, k: int) -> Floats:
    """Increasing upper bounds of at most ``k`` classes of sorted finite ``values``; the last is their maximum."""
    distinct = np.unique(values)
    if distinct.size <= k:
        return distinct
    inner = _CUTS[method](values, k)
    return np.unique(np.append(inner[(inner >= values[0]) & (inner < values[-1])], values[-1]))


def _quantile(values: Floats, k: int) -> Floats:
    # Observed values, not interpolated ones: no overflow between extremes, and ties are not split.
    return np.array([values[-(-values.size * step // k) - 1] for step in range(1, k)], dtype=np.float64)


def _equal(values: Floats, k: int) -> Floats:
    # A weighted mean of the ends: their difference may overflow.
    share: Floats = np.arange(1, k, dtype=np.float64) / k
    return (1 - share) * float(values[0]) + share * float(values[-1])


def _log(values: Floats, k: int) -> Floats:
    """Equal steps of log10 over the positive values; the others share a class. All-negative values are mirrored."""
    if values[-1] <= 0:
        return -_log(-values[::-1], k)[::-1]
    positive = values[values > 0]
    if positive.size < values.size:
        return np.append(0.0, _log(positive, k - 1)) if k > 1 else np.empty(0)
    exponents = np.linspace(np.log10(values[0]), np.log10(values[-1]), k + 1)[1:-1]
    with np.errstate(over="ignore"):  # rounding may push a power over the largest double; the clip undoes it
        return np.clip(10.0**exponents, values[0], values[-1])


def _fisher_jenks(values: Floats, k: int) -> Floats:
    """Bounds that minimise the sum of squared deviations within classes (W. D. Fisher, JASA 53, 1958).

    Exact dynamic programming over the distinct values, weighted by their counts, in double precision. Above
    `JENKS_LIMIT` distinct values it runs on that many of them, evenly spaced by rank, ends included: deterministic,
    unlike a random sample.
    """
    distinct, weights = np.unique(values, return_counts=True)
    if distinct.size > JENKS_LIMIT:
        kept = np.linspace(0, distinct.size - 1, JENKS_LIMIT).astype(np.int64)
        distinct, weights = distinct[kept], np.diff(np.append(0, np.cumsum(weights)[kept]))
    # Scaled then centred: squares neither overflow nor cancel.
    scaled = distinct / np.abs(distinct).max()
    scaled = scaled - np.average(scaled, weights=weights)
    moments = (weights, weights * scaled, weights * scaled**2)
    weight, total, square = (np.append(0.0, np.cumsum(moment)) for moment in moments)
    # By row, so that the minimum below reads contiguous memory.
    last, first = np.ogrid[1 : distinct.size + 1, : distinct.size]
    runs = first < last
    size = np.where(runs, weight[last] - weight[first], 1.0)
    deviation = np.where(runs, square[last] - square[first] - (total[last] - total[first]) ** 2 / size, inf)
    best, starts = deviation[:, 0], []
    for _ in range(1, k):
        candidates = np.append(inf, best[:-1]) + deviation
        starts.append(candidates.argmin(axis=1))
        best = candidates[np.arange(distinct.size), starts[-1]]
    ends = [distinct.size]
    for start in reversed(starts):
        ends.append(start[ends[-1] - 1])
    return np.array([distinct[end - 1] for end in ends[:0:-1]], dtype=np.float64)


_CUTS = {Method.QUANTILE: _quantile, Method.FISHER_JENKS: _fisher_jenks, Method.EQUAL: _equal, Method.LOG: _log}


def _readable(uppers: Floats, known: Floats) -> tuple[float, ...]:
    """``uppers`` with as few digits as keep every value of ``known`` (sorted) in its class, and classes distinct."""
    breaks: list[float] = []
    for position, upper in enumerate(uppers.tolist()):
        rank = int(np.searchsorted(known, upper, side="right"))
        is_last = position == uppers.size - 1
        ceiling = inf if is_last else min(float(known[rank]), float(uppers[position + 1]))
        floor = max(float(known[rank - 1]), nextafter(breaks[-1], inf) if breaks else -inf)
        breaks.append(_roundest(upper, floor, ceiling, digits=3 if is_last else 2))
    return tuple(breaks)


def _roundest(value: float, floor: float, ceiling: float, *, digits: int) -> float:
    """The number in ``[floor, ceiling)`` nearest to ``value`` with the fewest significant digits from ``digits`` on."""
    for precision in range(digits, 18):
        roundings = (Context(prec=precision, rounding=mode) for mode in (ROUND_FLOOR, ROUND_CEILING))
        candidates = (float(rounding.create_decimal_from_float(value)) for rounding in roundings)
        if inside := [number for number in candidates if isfinite(number) and floor <= number < ceiling]:
            return min(inside, key=lambda number: abs(number - value))
    return value
