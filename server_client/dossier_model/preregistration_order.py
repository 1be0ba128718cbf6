"""What kiosk, office and counter tell each other about a pre-registration; it keeps nothing and logs see none of it."""

from dataclasses import dataclass

from server_client.dossier_model.applicant import Applicant, MaskedApplicant
from server_client.dossier_model.personal import Personal
from server_client.dossier_model.preregistration import PreparedDossier, Preregistration
from server_client.queue_model.ids import BranchId, CommandId, Language, ServiceCode, VisitId


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PreregistrationOrder(Personal):
    """What a citizen has confirmed; `id` is made before the first attempt and kept, like a command's.

    `visit` is the id of the IssueTicket command that is sent right after, `needs` the services that it asks for.
    """

    id: CommandId
    branch: BranchId
    visit: VisitId
    needs: tuple[ServiceCode, ...]
    language: Language
    dossiers: tuple[PreparedDossier, ...]
    applicant: Applicant | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PreregistrationDocument(Personal):
    """A pre-registration as it is shown: with the applicant, with the masked one, or with neither.

    `is_withheld` says that there is an applicant who is not told to this reader.
    """

    id: CommandId
    plan: Preregistration
    needs: tuple[ServiceCode, ...]
    language: Language
    applicant: Applicant | None = None
    masked: MaskedApplicant | None = None
    is_withheld: bool = False
