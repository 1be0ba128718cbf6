"""What a person may ask the branch's server beside the queue; `OfficeApi` of the client is the real one."""

from typing import Protocol

from server_client.dossier_model.booking import BookingsFound
from server_client.dossier_model.dossier_code import DossierCode
from server_client.dossier_model.dossier_status import DossierFound
from server_client.dossier_model.phone_number import PhoneNumber
from server_client.dossier_model.preregistration_code import PreregistrationCode
from server_client.dossier_model.preregistration_order import PreregistrationDocument, PreregistrationOrder
from server_client.queue_model.ids import BookingCode, CommandId


class Office(Protocol):
    """All calls raise ServerUnavailable, Rejected and OfficeRefused."""

    async def bookings(self, wanted: BookingCode | PhoneNumber) -> BookingsFound:
        """Look bookings up by code or by phone number."""

    async def preregistration(self, code: PreregistrationCode) -> PreregistrationDocument | None:
        """Look up what is kept under a slip's code; None if nothing is."""

    async def preregister(self, order: PreregistrationOrder) -> PreregistrationCode:
        """Keep what was prepared for the ticket to come; the same order again gets the same code."""

    async def withdraw(self, which: CommandId) -> None:
        """Take back what was ordered with that id, whether or not the order has come."""

    async def dossier(self, code: DossierCode) -> DossierFound:
        """Look up how far a dossier has come."""
