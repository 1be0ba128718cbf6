"""The branches of the city and its point: codes, names, and the configuration of each, made of the starter's."""

from dataclasses import dataclass, replace

from server_client.demo.branch_office import starter
from server_client.queue_model.configuration import VIETNAMESE, Configuration, KioskPlace
from server_client.queue_model.ids import BranchId, CounterId, DeviceId, Language, ProfileCode, ServiceCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A branch or point: its code, its names, its kiosk if one is shown, and the counters that its traffic goes to.

    `seed` makes the traffic of each its own, so that pictures that were mixed up would be seen.
    """

    code: BranchId
    vi: str
    en: str
    counters: dict[CounterId, ProfileCode]
    seed: int
    kiosk: DeviceId | None = None

    def configuration(self) -> Configuration:
        """Return what the branch works by."""
        kiosks = (
            (KioskPlace(id=self.kiosk, names={VIETNAMESE: "Ki-ốt Sảnh 1", Language("en"): "Kiosk, hall 1"}),)
            if self.kiosk
            else ()
        )
        return replace(starter(), branch={VIETNAMESE: self.vi, Language("en"): self.en}, kiosks=kiosks)


_JUSTICE = {CounterId("q08"): ProfileCode("tuphap"), CounterId("q09"): ProfileCode("tatca")}
WEST_LAKE = Place(
    code=BranchId("CN01"), vi="Chi nhánh số 1", en="Branch No. 1", counters=_JUSTICE, seed=1, kiosk=DeviceId("K1")
)
SEVEN = Place(code=BranchId("CN07"), vi="Chi nhánh số 7", en="Branch No. 7", counters=_JUSTICE, seed=7)
ELEVEN = Place(
    code=BranchId("CN11"),
    vi="Chi nhánh số 11",
    en="Branch No. 11",
    counters={CounterId("q08"): ProfileCode("datxay"), CounterId("q10"): ProfileCode("tatca")},
    seed=11,
)
BRANCHES = (WEST_LAKE, SEVEN, ELEVEN)
POINT = Place(
    code=BranchId("PT01"),
    vi="Điểm Phú Thượng",
    en="Phú Thượng point",
    counters={CounterId("q01"): ProfileCode("tuphap")},
    seed=23,
    kiosk=DeviceId("P1"),
)
# What a small point does: papers are certified and registered, results are handed out, at two counters.
_AT_THE_POINT = ("hotich", "chungthuc", "traketqua")


def point_configuration() -> Configuration:
    """Return the configuration of the point that has no node."""
    whole = POINT.configuration()
    services = frozenset(map(ServiceCode, _AT_THE_POINT))
    return replace(
        whole,
        services=tuple(one for one in whole.services if one.code in services),
        counters=whole.counters[:2],
        profiles=tuple(one for one in whole.profiles if {entry.service for entry in one.entries} <= services),
    )
