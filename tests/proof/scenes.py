"""The small branches that are explored: each to the end, and one with every command at once up to a bound."""

from dataclasses import replace

from server_client.queue_model.commands import TransferPosition
from server_client.queue_model.configuration import WALK_IN
from tests.proof.branches import ALL, C1, C2, ELDERLY, K1, K2, A, B, Limits, configuration, own_profile
from tests.proof.choices import Choices, every_transfer
from tests.proof.exploring import Scene

# What can be taken back for a while makes many more states, so only the scenes about slips have that.
_TIGHT = Limits(overtaking=1, miss=2, call=2, move=1, need=2, undo_s=0, postpone=1, postpone_s=300)
OFFICE = configuration(limits=_TIGHT)
_FORGIVING = configuration(limits=replace(_TIGHT, undo_s=10))
_POSTS = ((C1, ALL), (C2, own_profile(B)))
_WALK_INS = (((A,), WALK_IN), ((B,), WALK_IN))
_ANYWHERE = every_transfer([(A, None), (B, None), (None, C1), (None, C2)])

LINES = Scene(
    name="lines: three tickets of three classes, overtaking, calls by hand, time",
    configuration=OFFICE,
    choices=Choices(
        most_visits=3,
        visits=(((A,), WALK_IN), ((A,), ELDERLY)),
        posts=((C1, ALL),),
        booked=(A,),
        by_hand=True,
        counters=(C1,),
    ),
    passings=2,
)
RETURNS = Scene(
    name="returns: missed, held and resumed, two counters, time",
    configuration=OFFICE,
    choices=Choices(most_visits=2, visits=_WALK_INS[:1], posts=((C1, ALL), (C2, ALL)), misses=True, holds=True),
    passings=2,
)
VISITS = Scene(
    name="visits: two needs, added needs, wrap-up, rating",
    configuration=OFFICE,
    choices=Choices(
        most_visits=3,
        visits=(((A, B), WALK_IN), ((B,), WALK_IN)),
        posts=_POSTS,
        added_needs=(A, B),
        by_hand=True,
        wrap_ups=True,
        reports=True,
    ),
)
TRANSFERS = Scene(
    name="transfers: every target and position, two tickets",
    configuration=OFFICE,
    choices=Choices(most_visits=2, visits=(_WALK_INS[0], ((B,), ELDERLY)), posts=_POSTS, transfers=_ANYWHERE),
    passings=1,
)
DOORS = Scene(
    name="doors: services, pauses, papers, kiosks cut off",
    configuration=OFFICE,
    choices=Choices(
        most_visits=2,
        visits=_WALK_INS,
        posts=(*_POSTS, (C1, own_profile(A))),
        closing_services=(B,),
        foreign=(A,),
        pauses=True,
    ),
    passings=1,
)
HALL = Scene(
    name="hall: two kiosks that ask for help, report and are cut off, day ends",
    configuration=OFFICE,
    choices=Choices(
        most_visits=2, visits=_WALK_INS[:1], posts=((C1, ALL),), foreign=(A,), devices=(K1, K2), counters=(C1,)
    ),
)
SLIPS = Scene(
    name="slips: started, missed, held, sent elsewhere, and taken back; two counters, time",
    configuration=_FORGIVING,
    choices=Choices(
        most_visits=2,
        visits=_WALK_INS[:1],
        posts=((C1, ALL), (C2, ALL)),
        # First and last set a clock by those who wait: sent to and fro while time stands still, it would move for ever.
        transfers=(((B, None), TransferPosition.BY_ISSUE), ((None, C2), TransferPosition.BY_ISSUE)),
        holds=True,
        misses=True,
        takes_back=True,
    ),
    passings=1,
)
WORDS = Scene(
    name="words: needs and classes given and taken back by two counters, outcomes put right",
    configuration=_FORGIVING,
    choices=Choices(
        most_visits=2,
        visits=_WALK_INS[:1],
        posts=((C1, ALL), (C2, ALL)),
        added_needs=(B,),
        priorities=True,
        takes_back=True,
        corrects=True,
    ),
)
DESK = Scene(
    name="desk: served without waiting, past those who wait; calls by hand, holds, and what is taken back",
    configuration=_FORGIVING,
    choices=Choices(
        most_visits=3,
        visits=_WALK_INS[:1],
        posts=((C1, ALL), (C2, own_profile(A))),
        walk_ins=((A, WALK_IN),),
        by_hand=True,
        holds=True,
        takes_back=True,
    ),
)
AWAY = Scene(
    name="away: tickets put off, passed meanwhile, called by hand; two tickets, time",
    configuration=configuration(limits=replace(_TIGHT, postpone=2)),
    choices=Choices(
        most_visits=2,
        visits=(((A,), WALK_IN), ((A,), ELDERLY)),
        posts=((C1, ALL),),
        by_hand=True,
        postpones=True,
        counters=(C1,),
    ),
    passings=2,
)
TAKEOVERS = Scene(
    name="takeovers: two epochs begun after the first, tickets adopted, deeds before it, papers",
    configuration=_FORGIVING,
    choices=Choices(
        most_visits=2,
        visits=_WALK_INS[:1],
        posts=((C1, ALL),),
        foreign=(A,),
        former=(A,),
        holds=True,
        takes_back=True,
        counters=(C1,),
        epochs=3,
    ),
)
CLOSED_SCENES = (LINES, RETURNS, VISITS, TRANSFERS, DOORS, HALL, SLIPS, WORDS, DESK, AWAY, TAKEOVERS)

TOGETHER = Scene(
    name="together: two needs, holds, misses and a transfer to a counter, two tickets",
    configuration=OFFICE,
    choices=Choices(
        most_visits=2,
        visits=(((A, B), WALK_IN), ((B,), ELDERLY)),
        posts=((C1, ALL), (C2, ALL)),
        transfers=(((None, C2), TransferPosition.LAST),),
        holds=True,
        misses=True,
    ),
)
EVERYTHING = Scene(
    name="everything: every command, two counters, two services, two tickets",
    configuration=_FORGIVING,
    choices=Choices(
        most_visits=2,
        visits=(((A, B), WALK_IN), ((B,), ELDERLY)),
        posts=(*_POSTS, (C1, own_profile(A))),
        transfers=(
            ((B, None), TransferPosition.FIRST),
            ((A, None), TransferPosition.LAST),
            ((B, None), TransferPosition.BY_ISSUE),
            ((None, C2), TransferPosition.BY_ISSUE),
            ((A, C1), TransferPosition.FIRST),
        ),
        added_needs=(A, B),
        booked=(A,),
        foreign=(A,),
        devices=(K1,),
        closing_services=(B,),
        by_hand=True,
        holds=True,
        misses=True,
        postpones=True,
        priorities=True,
        wrap_ups=True,
        pauses=True,
        reports=True,
        walk_ins=((A, WALK_IN),),
        takes_back=True,
        corrects=True,
        former=(A,),
        epochs=2,
    ),
    passings=1,
)
