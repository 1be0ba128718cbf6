"""A refusal as a log's storage keeps it."""

from server_client.queue_model.refusals import Refused
from server_client.server.errors import LogDamaged
from server_client.wire.answers import decode_problem, encode_problem, refusal_of, refusal_problem


def encoded_refusal(refused: Refused) -> bytes:
    """Return the refusal as it is kept."""
    return encode_problem(refusal_problem(refused))


def refusal_in(problem: bytes) -> Refused:
    """Return the refusal that was kept; LogDamaged if it is not readable."""
    refused = refusal_of(decode_problem(problem))
    if refused is None:
        raise LogDamaged(f"A remembered refusal is not readable ({problem!r}): restore the log from a backup")
    return refused
