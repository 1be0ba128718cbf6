"""Reads what a supervisor sees of advice off the branch's board of forecasts; it advises nothing."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from counter_display.serving.advice_lines import AdviceKind, AdviceLine
from counter_display.serving.outlook import Outlook
from server_client.queue_model.ids import CounterId, ProfileCode, ServiceCode
from server_client.wire.advising import AdviceMessage, RiskMessage, Said
from server_client.wire.forecasts import BoardMessage

# Below that a service is no more at risk than weather is bad.
_AT_RISK = 0.5
# An advice is followed for two hours, and what came of it is told for a while then.
_FOLLOWED = timedelta(hours=2)
_TOLD_FOR = timedelta(minutes=20)


def advice_lines(
    outlook: Outlook, board: BoardMessage | None, answered: Iterable[tuple[str, Said]] = ()
) -> tuple[AdviceLine, ...]:
    """Return the lines; `answered` is what was said here and may not have come back yet."""
    if board is None:
        return ()
    said = dict(answered)
    advices = [_advice(outlook, one, said.get(one.id, one.said)) for one in board.advice]
    shown = [line for line, answer in advices if answer is not Said.NOT_NOW]
    order = tuple(AdviceKind)
    shown.sort(key=lambda line: order.index(line.kind))
    risks = [_risk(outlook, one) for one in _at_risk(board.risks)]
    return (*shown, *risks, *_outcomes(outlook, board.advised))


def _advice(outlook: Outlook, one: AdviceMessage, said: Said | None) -> tuple[AdviceLine, Said | None]:
    line = AdviceLine(
        kind=AdviceKind(one.deed),
        id=one.id,
        counter=_counter(outlook, one.counter),
        profile=_profile(outlook, one.profile),
        service=_service(outlook, one.service),
        waiting=one.waiting,
        until=one.until,
        saves_min=round(one.saves.mean_min),
        is_taken=said is Said.DO,
    )
    return line, said


def _at_risk(risks: Iterable[RiskMessage]) -> list[RiskMessage]:
    found = [one for one in risks if one.probability >= _AT_RISK]
    return sorted(found, key=lambda one: -one.probability)


def _risk(outlook: Outlook, one: RiskMessage) -> AdviceLine:
    service = outlook.configuration.service(one.service)
    return AdviceLine(
        kind=AdviceKind.RISK,
        id=one.service,
        service=_service(outlook, one.service),
        share=round(one.share * 100),
        promise_min=service.promise_s // 60 if service is not None else 0,
        longest_min=round(one.longest_s / 60),
    )


def _outcomes(outlook: Outlook, advised: Iterable[AdviceMessage]) -> Iterator[AdviceLine]:
    for one in advised:
        is_fresh = outlook.now < one.at + _FOLLOWED + _TOLD_FOR
        if one.happened_min is not None and one.done_at is not None and is_fresh:
            yield AdviceLine(
                kind=AdviceKind.OUTCOME,
                id=one.id,
                counter=_counter(outlook, one.counter),
                until=one.done_at,
                saves_min=round(one.happened_min),
                foretold_min=round(one.without.mean_min),
            )


def _counter(outlook: Outlook, counter: CounterId) -> int:
    place = outlook.configuration.counter(counter)
    return place.number if place is not None else 0


def _profile(outlook: Outlook, code: ProfileCode | None) -> str:
    profile = outlook.configuration.profile(code) if code is not None else None
    return outlook.name(profile.names) if profile is not None else ""


def _service(outlook: Outlook, code: ServiceCode) -> str:
    service = outlook.configuration.service(code)
    return outlook.name(service.names) if service is not None else code
