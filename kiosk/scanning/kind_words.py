"""What was scanned in a word or two, for logs and engineers; it says nothing of what was in it."""

from server_client.dossier_model.dossier_code import DossierCode
from server_client.dossier_model.identity_card import IdentityCard
from server_client.dossier_model.passport import PassportMrz
from server_client.dossier_model.scanned_payload import (
    Mangled,
    Opaque,
    OtherCode,
    OwnPreregistration,
    OwnTicket,
    Scan,
)


def kind_of(scan: Scan) -> str:
    """Return what was scanned."""
    match scan:
        case IdentityCard():
            return "identity card"
        case PassportMrz():
            return "passport"
        case OwnTicket():
            return "our ticket"
        case OwnPreregistration():
            return "our pre-registration"
        case DossierCode(family=family):
            return f"dossier code ({family.value})"
        case OtherCode():
            return "short code"
        case Mangled(reason=reason):
            return f"spoilt card or passport ({reason.value.replace('_', ' ')})"
        case Opaque(kind=kind):
            return f"code of no use here ({kind.value.replace('_', ' ')})"
