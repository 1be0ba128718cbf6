"""Says whether the words of a screen tell the minutes that were announced; of the words it knows the figures only."""

import re

_FEW_MIN, _MOST_MIN = 5, 120


def fits(said: str, low_min: int, high_min: int) -> bool:
    """Say whether exactly the figures of the announced minutes are in the words (`WaitWords.qml` puts them so)."""
    return tuple(int(figures) for figures in re.findall(r"\d+", said)) in _figures(low_min, high_min)


def _figures(low_min: int, high_min: int) -> tuple[tuple[int, ...], ...]:
    if high_min <= _FEW_MIN:
        return ((),)
    if low_min >= _MOST_MIN:
        return ((2,),)
    if high_min > _MOST_MIN:
        return ((low_min,), (low_min, 2)) if low_min else ((2,),)
    return ((low_min, high_min),) if low_min else ((high_min,),)
