"""Durations as counts in buckets that grow by a fixed share, so that those of any days and branches can be added up.

Bucket 0 holds 0 seconds; bucket n holds what lies above GROWTH**(n-1), up to GROWTH**n. A quantile is told as the
middle of its bucket by the harmonic mean of the bounds, which is never more than 2 % off (Masson, Rim, Lee: DDSketch,
VLDB 2019, section 2.1); rounding to whole seconds comes on top of that.
"""

from collections.abc import Mapping
from math import ceil, log

ACCURACY = 0.02
GROWTH = (1 + ACCURACY) / (1 - ACCURACY)
_LOG_GROWTH = log(GROWTH)


def bucket_of(seconds: int) -> int:
    """Return the bucket in which a duration is counted; what is below 0 counts as 0."""
    return ceil(log(seconds) / _LOG_GROWTH) + 1 if seconds > 0 else 0


def value_of(bucket: int) -> float:
    """Return the seconds for which a bucket stands."""
    return 2 * GROWTH ** (bucket - 1) / (GROWTH + 1) if bucket else 0.0


def quantile(buckets: Mapping[int, int], share: float) -> float | None:
    """Return the seconds within which this share of all were, of `share` from 0 to 1; None if there are none."""
    left = max(1, ceil(share * sum(buckets.values())))
    for bucket in sorted(buckets):
        left -= buckets[bucket]
        if left <= 0:
            return value_of(bucket)
    return None
