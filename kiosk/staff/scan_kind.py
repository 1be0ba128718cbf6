"""Of what kind a code is with which staff try the scanner; nothing of what it held."""

from server_client.dossier_model.dossier_code import DossierCode
from server_client.dossier_model.identity_card import IdentityCard
from server_client.dossier_model.passport import PassportMrz
from server_client.dossier_model.scanned_payload import (
    Mangled,
    OtherCode,
    OwnPreregistration,
    OwnTicket,
    Scan,
)


def scan_kind(scan: Scan) -> str:
    """Return the kind of a scan; one that was spoilt on its way has a kind of its own, for it tells of the set-up."""
    match scan:
        case IdentityCard():
            return "identity_card"
        case PassportMrz():
            return "passport"
        case OwnTicket():
            return "ticket"
        case OwnPreregistration():
            return "preregistration"
        case DossierCode():
            return "dossier"
        case OtherCode():
            return "code"
        case Mangled():
            return "spoilt"
        case _:
            return "unusable"
