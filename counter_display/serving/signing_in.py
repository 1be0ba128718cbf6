"""What a clerk chooses from to sign in to a counter; whether the counter opens, the queue model says."""

from dataclasses import dataclass

from counter_display.serving.deeds import Seat
from counter_display.serving.questions import Option
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE, Names
from server_client.queue_model.ids import ClerkId, CounterId, Language, ProfileCode


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterChoice:
    """A counter of the branch; `clerk` works there now, if anyone does."""

    counter: CounterId
    number: int
    name: str
    clerk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LastSeat:
    """Where this computer was used last, as far as that is known."""

    counter: CounterId | None = None
    clerk: ClerkId | None = None
    profile: ProfileCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPicture:
    """The counters and work profiles to choose from, and those chosen before."""

    counters: tuple[CounterChoice, ...]
    profiles: tuple[Option, ...]
    counter: str
    profile: str
    day_open: bool


def sign_in_picture(branch: Branch, last: LastSeat, language: Language) -> SignInPicture:
    """Return what there is to choose from; LookupError before the branch has a configuration."""
    configuration = branch.configuration
    if configuration is None:
        raise LookupError(f"Branch {branch.id} has no configuration yet")

    def name(names: Names) -> str:
        return names.get(language) or names[VIETNAMESE]

    known = last.counter is not None and configuration.counter(last.counter) is not None
    only = configuration.profiles[0].code if len(configuration.profiles) == 1 else ""
    remembered = last.profile if last.profile and configuration.profile(last.profile) else only
    return SignInPicture(
        counters=tuple(
            CounterChoice(
                counter=place.id,
                number=place.number,
                name=name(place.names),
                clerk=branch.counter(place.id).clerk or "",
            )
            for place in configuration.counters
        ),
        profiles=tuple(Option(code=profile.code, name=name(profile.names)) for profile in configuration.profiles),
        counter=last.counter if known and last.counter else "",
        profile=remembered,
        day_open=branch.is_open,
    )


def seat_held(branch: Branch, last: LastSeat) -> Seat | None:
    """Return the seat if its clerk still has the counter open, so that a restarted console goes on where it was."""
    if last.counter is None or last.clerk is None:
        return None
    counter = branch.counter(last.counter)
    if counter.clerk != last.clerk or counter.profile is None:
        return None
    return Seat(counter=counter.id, clerk=last.clerk, profile=counter.profile)
