"""The parts of the contract's document: one call, its parameters, and the problems that calls answer with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, Union

Json: TypeAlias = Union[str, float, Sequence["Json"], Mapping[str, "Json"], None]  # noqa: UP007  # it speaks of itself

REF = "#/components/schemas/{name}"
# Each problem that is not a refusal by the queue's rules: its status and when it is given.
PROBLEMS: Mapping[str, tuple[int, str]] = {
    "malformed": (400, "The body is not JSON, of an unknown type, or has a wrong, missing or unknown field"),
    "bad_position": (400, "The position in the feed is not a number"),
    "bad_query": (400, "The query is too long, or its limit is not a number in its bounds"),
    "bad_day": (400, "A day in the address is not a day, or the last is before the first"),
    "no_credential": (401, "The credential is missing or was taken back"),
    "not_permitted": (403, "The credential's role may not make this call or send this command"),
    "not_at_counter": (403, "The visit is not in the queue, or its ticket is not at the counter"),
    "other_branch": (403, "The credential is another branch's, or of one branch where all are asked about"),
    "other_device": (403, "The kiosk is set up under another name than its credential's"),
    "other_machine": (403, "Another machine has this kiosk's credential: motcua credential release"),
    "no_session": (403, "The branch has accounts, and no session of today came with it: sign in"),
    "other_clerk": (403, "Whoever is signed in may not do this: another clerk has the counter open"),
    "wrong_pin": (403, "Clerk and PIN do not fit; `left` in `particulars` says how many wrong ones are borne"),
    "locked": (403, "Too many wrong PINs for this clerk here; `until` in `particulars` says how long"),
    "wrong_code": (403, "The one-time code is none, was used, or is older than ten minutes"),
    "unknown_branch": (404, "The server neither hosts nor follows this branch"),
    "unknown_ticket": (404, "The token names no ticket of today"),
    "unknown_preregistration": (404, "The code or visit has no pre-registration, or it was withdrawn or purged"),
    "unknown_reception": (404, "There is no dossier at a counter of that id, or it was purged"),
    "unknown_counter": (404, "The branch has no counter of that name"),
    "unknown_picture": (404, "The clerk has no picture, or it is not shown here"),
    "unknown_digest": (404, "The day has no digest: there was none, or it is not over"),
    "unknown_webhook": (404, "There is no webhook of that id"),
    "unknown_advice": (404, "There is no advice of that id: it is of another day, or was never given"),
    "unknown_entry": (404, "The centre does not hold an entry of that number"),
    "no_configuration": (404, "No configuration was published to the branch yet"),
    "unknown_version": (404, "The city's document has no version of that number"),
    "no_authority": (404, "The server's certificate is no private authority's, or it does not hand that out"),
    "no_such_call": (404, "There is no such call; with 405, not by this method"),
    "future_position": (409, "The log does not go as far as the position: load the branch document anew"),
    "no_such_booking": (404, "The branch has no booking of that code"),
    "not_bookable": (409, "The service cannot be booked on that day, or at all"),
    "no_such_slot": (409, "No time that can be booked begins then"),
    "too_far": (409, "The day is not within today and the next six"),
    "too_late": (409, "The time is over, or so near that the branch would not know of it"),
    "slot_full": (409, "All places of that time are taken"),
    "person_limit": (409, "The person has two places on that day already"),
    "field_booked": (409, "The person has a place for that service on that day already"),
    "not_offered": (409, "Moving there is not worth it any more; the place stays where it is"),
    "moved_already": (409, "The place is being moved to another branch already"),
    "called_meanwhile": (409, "The number was called meanwhile; the place stays where it is"),
    "branch_away": (503, "The branch is cut off from the centre; nothing was done there"),
    "no_answer_yet": (503, "The branch has been asked and has not answered: send the same again, with its id"),
    "not_hosted_here": (409, "The branch is only followed here: its own node does its work"),
    "epoch_moved": (409, "Another epoch of the branch was given out meanwhile: look what has happened first"),
    "no_tail": (409, "The entries do not go on from this branch's log, or not by an epoch that is over"),
    "draft_moved": (409, "Somebody else has changed the draft meanwhile: look at it and do it once more"),
    "faulty_city": (409, "The city's document has faults, which `detail` lists: it goes to nobody"),
    "nothing_to_publish": (409, "None of the branches named has a queue in that version"),
    "log_gap": (409, "The run does not begin where the log held ends: send it after entry `seq`"),
    "log_differs": (
        409,
        "The centre holds another log of the branch: `seq` is where, `first` 1 if they are one before it",
    ),
    "old_epoch": (
        409,
        "The branch is in epoch `epoch`: this node must write no more; what it still had is kept beside",
    ),
    "epoch_not_granted": (409, "The run begins an epoch that was given to nobody"),
    "stale_copy": (409, "A portion of later than `stamp` is kept already: send what is so now"),
    "hosted_here": (409, "The branch is written by the centre itself, so no node can send its log"),
    "forecast_not_kept": (409, "The branch has sent no log yet, is written by the centre, or is another node's now"),
    "not_enrolled": (409, "The device did not come to its credential by a code, so it has none to exchange"),
    "too_many_webhooks": (409, "There are as many webhooks as there may be"),
    "unknown_booking": (409, "There is no booking of that code on its day, which was delivered"),
    "booking_differs": (409, "The booking is for another service or time than the check-in tells"),
    "weak_pin": (409, "The PIN would be among the first to be tried, or is the present one"),
    "not_rated": (409, "The ticket was not rated today, so nothing can be written to it"),
    "already_commented": (409, "The ticket has another comment, which stays"),
    "past_day": (409, "The day of the bookings is past"),
    "too_large": (413, "The body is larger than the call takes, at most 1 MiB"),
    "media_type": (415, "The body is not sent as application/json"),
    "unknown_event": (422, "A webhook asks for a message of a type that there is not"),
    "not_an_address": (422, "The address is none, is not public, or would be read on the way"),
    "forged": (
        422,
        "Entry `seq` was altered, is missing, does not follow the one before, or goes back in time or epoch",
    ),
    "foreign_branch": (422, "Entry `seq` is of another branch's log"),
    "too_new": (422, "Entry `seq` is of a type that the centre does not know: update it; the node keeps it meanwhile"),
    "unreadable": (422, "Entry `seq` is of a known type and cannot be read as one"),
    "too_many_misses": (429, "The device asked for too many codes or numbers that there are not: wait as told"),
    "fault": (500, "The server made a mistake and has recorded it"),
    "sign_in_busy": (503, "Another sign-in of this console is under way, or too many of others"),
    "secrets_locked": (503, "The key of the centre's secrets is missing or another's: put it back"),
    "staff": (503, "The accounts or the key of sessions cannot be used; kiosks and lobbies go on"),
    "ratings": (503, "The file of ratings cannot be used; it can be removed and is made anew from the log"),
    "not_foretold": (503, "Nobody foretells for the branch here now, so nothing is taken down; the queue goes on"),
    "records": (503, "Bookings and dossiers cannot be had now; the queue goes on"),
    "vault": (503, "The vault is closed, since its key or file cannot be used; the queue goes on"),
    "catalogue": (503, "The catalogue's file cannot be used; the queue goes on"),
    "calendar": (
        503,
        "The office's calendar or hours cannot be used, so no dossier gets a due date; the queue goes on",
    ),
    "fenced": (503, "Another node has this branch now, or the database was put back: a new epoch is needed"),
    "disk": (503, "The disk takes nothing; nothing was changed, repeat with the same id"),
    "stopped": (503, "The disk failed; the server must be restarted, then repeat with the same id"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of the contract."""

    path: str
    summary: str
    answer: tuple[str, str, Json]
    """Description, media type and schema of the answer 200."""
    method: str = "get"
    tag: str = "branch"
    body: Json = None
    parameters: Sequence[Json] = ()
    problems: Sequence[str] = ()
    refuses: str = ""
    """What a 409 by some rules says; empty if no rules are asked."""
    is_public: bool = False
    is_cached: bool = False
    """304 is answered to whoever has it already."""


def ref(name: str) -> Json:
    """Return a reference to a schema of the document."""
    return {"$ref": REF.format(name=name)}


def parameter(name: str, where: str, schema: Json, *, description: str, required: bool = False) -> Json:
    """Return the description of a parameter in the path, the query or a header."""
    return {"name": name, "in": where, "required": required, "description": description, "schema": schema}
