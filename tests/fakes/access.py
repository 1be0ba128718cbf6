"""Who may make which call: the table that the tests of authorisation hold against the servers' own routes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from server_client.server.administration.administrator import CenterRole
from server_client.server.credentials import Role


class About(Enum):
    """What a call is about, and so whose credential may make it."""

    PUBLIC = auto()
    """Nothing that needs a credential, or the call checks a secret of its own (a ticket's token, a one-time code)."""
    BRANCH = auto()
    """The branch in the address: its own credentials, and at a centre those of no branch that look after all."""
    OWN = auto()
    """The branch of the credential, whichever that is; at a centre a credential of no branch has none."""
    MINE = auto()
    """The branch of the credential, which the centre need not have heard of yet."""
    SELF = auto()
    """The credential itself."""
    NODE = auto()
    """A branch, by the credential of its own node, and at a centre by nobody's that is of no branch."""
    CITY = auto()
    """All branches: only at a centre, and only by credentials of no branch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who may make a call; `at_center_only` says that a branch's server answers it to nobody."""

    about: About
    roles: frozenset[Role] = frozenset()
    at_center_only: bool = False


_BRANCH = "/v1/branches/{branch}"
_HOOK = "/v1/webhooks/{webhook}"
_ANY = tuple(Role)
_DESKS = (Role.COUNTER, Role.SUPERVISOR)
_LOOKERS = (Role.KIOSK, Role.COUNTER, Role.SUPERVISOR)
_DELIVERERS = (Role.NODE, Role.ADMINISTRATOR)


def _public() -> Access:
    return Access(about=About.PUBLIC)


def _of(about: About, *roles: Role, at_center_only: bool = False) -> Access:
    return Access(about=about, roles=frozenset(roles), at_center_only=at_center_only)


def _center(about: About, *roles: Role) -> Access:
    return _of(about, *roles, at_center_only=True)


CALLS: Mapping[str, Access] = MappingProxyType(
    {
        # What of the commands a role may send is another table: `MAY_COMMAND`.
        f"POST {_BRANCH}/commands": _of(About.BRANCH, *_ANY),
        f"GET {_BRANCH}/events": _of(About.BRANCH, *_ANY),
        f"GET {_BRANCH}": _of(About.BRANCH, *_ANY),
        f"GET {_BRANCH}/waiting": _of(About.BRANCH, *_ANY),
        f"GET {_BRANCH}/tickets/{{token}}": _public(),
        f"GET {_BRANCH}/elsewhere": _center(About.BRANCH, *_ANY),
        f"GET {_BRANCH}/tickets/{{token}}/elsewhere": _public(),
        f"POST {_BRANCH}/tickets/{{token}}/move": _public(),
        f"GET {_BRANCH}/visits/{{visit}}/preregistration": _of(About.BRANCH, *_DESKS),
        f"GET {_BRANCH}/visits/{{visit}}/receptions": _of(About.BRANCH, *_DESKS),
        f"POST {_BRANCH}/visits/{{visit}}/receptions": _of(About.BRANCH, *_DESKS),
        f"PUT {_BRANCH}/receptions/{{reception}}": _of(About.BRANCH, *_DESKS),
        f"POST {_BRANCH}/receptions/{{reception}}/end": _of(About.BRANCH, *_DESKS),
        f"GET {_BRANCH}/visits/{{visit}}/note": _of(About.BRANCH, *_DESKS),
        f"PUT {_BRANCH}/visits/{{visit}}/note": _of(About.BRANCH, *_DESKS),
        f"POST {_BRANCH}/tickets/{{ticket}}/comment": _of(About.BRANCH, Role.KIOSK, Role.COUNTER),
        f"GET {_BRANCH}/ratings": _of(About.BRANCH, *_DESKS),
        f"POST {_BRANCH}/advice/{{advice}}": _of(About.BRANCH, *_DESKS),
        "POST /v1/preregistrations": _of(About.OWN, Role.KIOSK, Role.COUNTER),
        "GET /v1/preregistrations/{code}": _of(About.OWN, *_LOOKERS),
        "POST /v1/preregistrations/{code}/withdrawal": _of(About.OWN, Role.KIOSK, Role.COUNTER),
        "POST /v1/preregistrations/{code}/taking": _of(About.OWN, *_DESKS),
        "POST /v1/sign-in": _of(About.OWN, *_DESKS),
        "POST /v1/pin": _of(About.OWN, *_DESKS),
        "GET /v1/staff": _of(About.OWN, Role.DISPLAY, *_DESKS),
        "GET /v1/staff/{clerk}/picture": _of(About.OWN, Role.DISPLAY, *_DESKS),
        "GET /v1/procedures": _of(About.OWN, *_LOOKERS),
        "GET /v1/catalogue": _of(About.OWN, *_LOOKERS),
        "POST /v1/bookings/search": _of(About.OWN, *_LOOKERS),
        "PUT /v1/bookings/{day}": _of(About.OWN, *_DELIVERERS),
        "PUT /v1/dossiers": _of(About.OWN, *_DELIVERERS),
        "POST /v1/dossiers/search": _of(About.OWN, *_LOOKERS),
        "GET /v1/credential": _of(About.SELF, *_ANY),
        "PUT /v1/credential/machine": _of(About.SELF, Role.KIOSK),
        # Between a branch's node and its centre, and between the node that goes and the one that comes.
        f"GET {_BRANCH}/epochs": _center(About.BRANCH, *_DELIVERERS),
        f"POST {_BRANCH}/epochs": _center(About.BRANCH, *_DELIVERERS),
        f"GET {_BRANCH}/epochs/{{epoch}}/tail": _center(About.BRANCH, *_DELIVERERS),
        f"POST {_BRANCH}/tail": _of(About.BRANCH, *_DELIVERERS),
        "POST /v1/replication/{branch}": _center(About.NODE, Role.NODE),
        "GET /v1/replication/{branch}": _center(About.NODE, Role.NODE),
        "POST /v1/replication/{branch}/forecast": _center(About.NODE, Role.NODE),
        "GET /v1/vault/{branch}": _center(About.NODE, Role.NODE),
        "POST /v1/vault/{branch}": _center(About.NODE, Role.NODE),
        "GET /v1/errands/{branch}": _center(About.NODE, Role.NODE),
        "GET /v1/errands/{branch}/bookings": _center(About.NODE, Role.NODE),
        "POST /v1/errands/{branch}/{errand}": _center(About.NODE, Role.NODE),
        "GET /v1/configuration": _center(About.MINE, Role.NODE),
        "PUT /v1/configuration/refusal": _center(About.MINE, Role.NODE),
        "GET /v1/devices": _center(About.MINE, Role.NODE),
        # About the whole city.
        "GET /v1/branches": _center(About.CITY, Role.SUPERVISOR, Role.ADMINISTRATOR),
        "GET /v1/pictures": _center(About.CITY, Role.DISPLAY, Role.SUPERVISOR, Role.ADMINISTRATOR),
        "GET /v1/configuration/versions": _center(About.CITY, Role.ADMINISTRATOR),
        "GET /v1/configuration/versions/{version}": _center(About.CITY, Role.ADMINISTRATOR),
        "PUT /v1/configuration/draft": _center(About.CITY, Role.ADMINISTRATOR),
        "POST /v1/configuration/publications": _center(About.CITY, Role.ADMINISTRATOR),
        "GET /v1/webhooks": _center(About.CITY, Role.ADMINISTRATOR),
        "POST /v1/webhooks": _center(About.CITY, Role.ADMINISTRATOR),
        f"DELETE {_HOOK}": _center(About.CITY, Role.ADMINISTRATOR),
        f"POST {_HOOK}/secret": _center(About.CITY, Role.ADMINISTRATOR),
        f"POST {_HOOK}/test": _center(About.CITY, Role.ADMINISTRATOR),
        f"POST {_HOOK}/pause": _center(About.CITY, Role.ADMINISTRATOR),
        f"POST {_HOOK}/resume": _center(About.CITY, Role.ADMINISTRATOR),
        f"POST {_HOOK}/cursor": _center(About.CITY, Role.ADMINISTRATOR),
        f"GET {_BRANCH}/bookable": _center(About.CITY, Role.CITY_APP),
        f"GET {_BRANCH}/slots": _center(About.CITY, Role.CITY_APP),
        f"POST {_BRANCH}/bookings": _center(About.CITY, Role.CITY_APP),
        f"DELETE {_BRANCH}/bookings/{{code}}": _center(About.CITY, Role.CITY_APP),
        f"POST {_BRANCH}/online-tickets": _center(About.CITY, Role.CITY_APP),
        "POST /v1/places/search": _center(About.CITY, Role.CITY_APP),
        # For everybody.
        "GET /v1/authority": _public(),
        "POST /v1/devices/enrolment": _public(),
        "POST /v1/devices/rotation": _center(About.SELF, *_ANY),
        "GET /v1/health": _public(),
        "GET /metrics": _public(),
        "GET /openapi.json": _public(),
        "GET /open/{branch}/digests.json": _public(),
        "GET /open/{branch}/{day}.json": _public(),
        "GET /open/{branch}/{month}.csv": _public(),
    }
)

OPEN_PAGES = frozenset(
    {
        "GET /open",
        "GET /open/{branch}",
        "GET /open/{branch}/{day}",
        "GET /open/{branch}/{day}/why",
        "GET /t/{token}",
        "POST /t/{token}",
        "POST /t/{token}/push",
        "GET /t/{token}/why",
        "GET /t-worker.js",
        "GET /web/{name}",
        "GET /web/open/{name}",
        "GET /web/monitor/{name}",
        "GET /web/lab/{name}",
        "GET /web/staff/{name}",
    }
)
"""Pages and files for everybody; a ticket's page for whoever has its token."""

ENTRANCE = frozenset(
    {
        "GET /admin/sign-in",
        "POST /admin/sign-in",
        "GET /admin/begin",
        "POST /admin/begin",
        "POST /admin/sign-out",
    }
)
"""The way in and out: told in `test_center_sign_in` and `test_administration_pages`."""

_EVERYONE = frozenset(CenterRole)
_CITY_WIDE = frozenset({CenterRole.ADMINISTRATOR, CenterRole.DIRECTOR})
_ADMINISTRATORS = frozenset({CenterRole.ADMINISTRATOR})
_CONFIGURATION = "/admin/configuration"

PAGES: Mapping[str, frozenset[CenterRole]] = MappingProxyType(
    {
        "GET /admin": _EVERYONE,
        "GET /admin/people": _ADMINISTRATORS,
        "POST /admin/people": _ADMINISTRATORS,
        "GET /admin/people/{name}": _ADMINISTRATORS,
        "POST /admin/people/{name}": _ADMINISTRATORS,
        "GET /admin/devices": _EVERYONE,
        "POST /admin/devices": _ADMINISTRATORS,
        "GET /admin/devices/{branch}/{name}": _EVERYONE,
        "POST /admin/devices/{branch}/{name}": frozenset({CenterRole.ADMINISTRATOR, CenterRole.SUPERVISOR}),
        "GET /admin/audit": _ADMINISTRATORS,
        f"GET {_CONFIGURATION}": _ADMINISTRATORS,
        f"POST {_CONFIGURATION}/import": _ADMINISTRATORS,
        f"POST {_CONFIGURATION}/discard": _ADMINISTRATORS,
        f"GET {_CONFIGURATION}/shared": _ADMINISTRATORS,
        f"POST {_CONFIGURATION}/shared": _ADMINISTRATORS,
        f"GET {_CONFIGURATION}/groups": _ADMINISTRATORS,
        f"POST {_CONFIGURATION}/groups": _ADMINISTRATORS,
        f"GET {_CONFIGURATION}/travel": _ADMINISTRATORS,
        f"POST {_CONFIGURATION}/travel": _ADMINISTRATORS,
        f"GET {_CONFIGURATION}/branches/{{branch}}": _ADMINISTRATORS,
        f"POST {_CONFIGURATION}/branches/{{branch}}": _ADMINISTRATORS,
        f"GET {_CONFIGURATION}/versions/{{version}}": _ADMINISTRATORS,
        f"GET {_CONFIGURATION}/versions/{{version}}/file": _ADMINISTRATORS,
        f"POST {_CONFIGURATION}/versions/{{version}}/publish": _ADMINISTRATORS,
        "GET /monitor": _EVERYONE,
        "GET /monitor/alarms": _EVERYONE,
        "POST /monitor/alarms": _EVERYONE,
        "GET /monitor/rules": _EVERYONE,
        "POST /monitor/rules": _CITY_WIDE,
        "GET /monitor/branches/{branch}": _EVERYONE,
        "POST /monitor/branches/{branch}/advice": _EVERYONE,
        "GET /monitor/statistics": _EVERYONE,
        "GET /monitor/statistics.csv": _EVERYONE,
        "GET /monitor/statistics.xlsx": _EVERYONE,
        "GET /monitor/indicators": _EVERYONE,
        "GET /monitor/lab": _CITY_WIDE,
        "POST /monitor/lab": _CITY_WIDE,
        "GET /monitor/lab/{run}": _CITY_WIDE,
        "GET /monitor/lab/{run}/report": _CITY_WIDE,
        "GET /monitor/lab/{run}/trial.json": _CITY_WIDE,
        "GET /monitor/forecast": _EVERYONE,
        "GET /monitor/forecast.csv": _EVERYONE,
        "GET /monitor/forecast.xlsx": _EVERYONE,
        "GET /monitor/staffing": _EVERYONE,
        "POST /monitor/staffing": _EVERYONE,
        "GET /monitor/staffing.csv": _EVERYONE,
    }
)
"""The pages for people of the centre, and the roles that see them; a supervisor only of their branches."""
