"""The log of what was advised, what was said to it, whether it was done and what came of it; it advises nothing.

An advice that comes again is the same advice. What was put off is not shown again for a while.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from server_client.queue_model.branch import Branch
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import CounterId
from server_client.queue_model.local_time import local_day
from server_client.server.forecasting.wait_meter import WaitMeter
from server_client.wait_forecast.advice import FOLLOWED_S, Advice, Foretold
from server_client.wait_forecast.deed import Deed
from server_client.wire.advising import AdviceMessage, KeptAdvice, MinutesRange, Said

_FOLLOWED = timedelta(seconds=FOLLOWED_S)
_PUT_OFF = timedelta(minutes=30)
# So long after it was advised a deed counts as done for it, and the same advice is no new one.
_DONE_WITHIN = timedelta(minutes=30)
_MOST_TOLD = 12
_MOST_KEPT = 200
_AWAY = (CounterState.CLOSED, CounterState.PAUSED)


class AdviceBook:
    """The log; `keep` gets all of it whenever it has changed."""

    def __init__(self, kept: Iterable[KeptAdvice], keep: Callable[[tuple[KeptAdvice, ...]], None]) -> None:
        """Go on from what was kept."""
        self._all = {one.advice.id: one for one in kept}
        self._keep = keep
        self._present: tuple[str, ...] = ()

    def offer(self, found: Iterable[Advice], branch: Branch, waited_s: float) -> None:
        """Take what is advised now, in place of what was before; all have waited so long today."""
        present = []
        for advice in found:
            known = self._known(advice)
            if known is not None and known.advice.at == advice.at and known.advice.done_at is None:
                # Not looked at anew since.
                present.append(known.advice.id)
            elif known is None or (known.advice.said is None and known.advice.done_at is None):
                offered = _kept(advice, branch, waited_s, known)
                self._all[offered.advice.id] = offered
                present.append(offered.advice.id)
            elif known.advice.done_at is None:
                present.append(known.advice.id)
        self._present = tuple(present)
        self._changed()

    def say(self, advice: str, said: Said, now: datetime) -> bool:
        """Take down what a supervisor says; False if the advice is not known."""
        known = self._all.get(advice)
        if known is None:
            return False
        self._put(known, known.advice.answered(said, now))
        self._changed()
        return True

    def look(self, branch: Branch, now: datetime) -> None:
        """Take down what of it was done meanwhile."""
        done = [one for one in self._all.values() if _may_be_done(one.advice, now) and _is_done(one, branch)]
        for one in done:
            self._put(one, one.advice.done(now))
        if done:
            self._changed()

    def settle(self, meter: WaitMeter, until: datetime) -> None:
        """Take down what came of all whose two hours end by `until`; the meter stands before that."""
        due = [
            one
            for one in self._all.values()
            if one.advice.happened_min is None
            and one.advice.at + _FOLLOWED <= until
            and local_day(one.advice.at + _FOLLOWED) == meter.day
        ]
        for one in due:
            waited = (meter.waited_s(one.advice.at + _FOLLOWED) - one.waited_before_s) / 60
            self._put(one, one.advice.settled(round(max(0.0, waited), 1)))
        if due:
            self._changed()

    def present(self, now: datetime) -> tuple[AdviceMessage, ...]:
        """Return what is advised now and was neither done nor put off."""
        advices = (self._all[one].advice for one in self._present)
        return tuple(one for one in advices if one.done_at is None and not _is_put_off(one, now))

    def told(self, now: datetime) -> tuple[AdviceMessage, ...]:
        """Return the newest of today's advice, the newest first, without what is advised now and has no answer."""
        today = [one.advice for one in self._all.values() if local_day(one.advice.at) == local_day(now)]
        past = [one for one in today if one.id not in self._present or one.said or one.done_at]
        return tuple(sorted(past, key=lambda one: one.at, reverse=True)[:_MOST_TOLD])

    def _known(self, advice: Advice) -> KeptAdvice | None:
        alike = [
            one
            for one in self._all.values()
            if (one.advice.deed, one.advice.counter, one.advice.profile)
            == (advice.change.deed, advice.change.counter, advice.change.profile)
            and advice.at - one.advice.at < _DONE_WITHIN
        ]
        return max(alike, key=lambda one: one.advice.at, default=None)

    def _put(self, kept: KeptAdvice, advice: AdviceMessage) -> None:
        self._all[advice.id] = kept.of(advice)

    def _changed(self) -> None:
        newest = sorted(self._all.values(), key=lambda one: one.advice.at)[-_MOST_KEPT:]
        self._all = {one.advice.id: one for one in newest}
        self._keep(tuple(newest))


def _kept(advice: Advice, branch: Branch, waited_s: float, known: KeptAdvice | None) -> KeptAdvice:
    change = advice.change
    return KeptAdvice(
        advice=AdviceMessage(
            id=known.advice.id if known is not None else f"{advice.at:%Y%m%dT%H%M%S}-{change.deed}-{change.counter}",
            at=advice.at,
            deed=change.deed,
            counter=change.counter,
            profile=change.profile,
            service=advice.reason.service,
            waiting=advice.reason.waiting,
            until=advice.reason.until,
            saves=_range(advice.saves_min, advice.saves_low_min, advice.saves_high_min),
            kept_promises=round(advice.kept_promises, 1),
            without=_foretold(advice.without),
            with_it=_foretold(advice.with_it),
        ),
        waited_before_s=waited_s,
        open_then=tuple(_open(branch)),
    )


def _range(mean: float, low: float, high: float) -> MinutesRange:
    return MinutesRange(mean_min=round(mean, 1), low_min=round(low, 1), high_min=round(high, 1))


def _foretold(one: Foretold) -> MinutesRange:
    return _range(one.mean_min, one.q10_min, one.q90_min)


def _open(branch: Branch) -> list[CounterId]:
    return [one.id for one in branch.counters.values() if one.state not in _AWAY]


def _is_put_off(advice: AdviceMessage, now: datetime) -> bool:
    return advice.said is Said.NOT_NOW and advice.said_at is not None and now < advice.said_at + _PUT_OFF


def _may_be_done(advice: AdviceMessage, now: datetime) -> bool:
    return advice.done_at is None and now - advice.at < _DONE_WITHIN


def _is_done(kept: KeptAdvice, branch: Branch) -> bool:
    advice = kept.advice
    match advice.deed:
        case Deed.OPEN:
            new = (branch.counter(one) for one in _open(branch) if one not in kept.open_then)
            return any(one.profile == advice.profile for one in new)
        case Deed.RESKILL:
            return branch.counter(advice.counter).profile == advice.profile
        case Deed.CLOSE:
            return branch.counter(advice.counter).state in _AWAY
