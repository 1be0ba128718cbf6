"""The names by which the queue model refers to things; each is text whose form is checked where it enters, not here."""

from typing import NewType

BranchId = NewType("BranchId", str)
ServiceCode = NewType("ServiceCode", str)
CounterId = NewType("CounterId", str)
ClerkId = NewType("ClerkId", str)
ProfileCode = NewType("ProfileCode", str)
ClassCode = NewType("ClassCode", str)
ReasonCode = NewType("ReasonCode", str)
OutcomeCode = NewType("OutcomeCode", str)
BookingCode = NewType("BookingCode", str)
Language = NewType("Language", str)
# The name of a kiosk's credential, and the series of its emergency numbers: `K2` gives out `K2-001`.
DeviceId = NewType("DeviceId", str)

# UUIDv7, made by whoever sends the command, before its first attempt.
CommandId = NewType("CommandId", str)
# A ticket bears the id of the command that put it into the queue, a visit that of its first ticket.
TicketId = NewType("TicketId", str)
VisitId = NewType("VisitId", str)
# The unguessable name of a visit in its public address; it opens nothing but that visit's place in the queue.
Token = NewType("Token", str)
