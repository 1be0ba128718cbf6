"""The staff of a demonstration, with accounts made as an engineer makes them; their PINs are known to everyone."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from server_client.demo.branch_office import MOTCUA, BranchOffice
from server_client.demo.posters import portrait
from server_client.demo.processes import output_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Someone with an account: the id, the PIN and the name; `role` as `motcua staff` takes it."""

    clerk: str
    name: str
    pin: str = ""
    role: str = "clerk"


LAN = Member(clerk="LAN01", name="Nguyễn Thị Lan", pin="480271")
BINH = Member(clerk="BINH02", name="Trần Văn Bình", pin="539164")
MAI = Member(clerk="MAI00", name="Phạm Thị Mai", pin="726048", role="supervisor")
# Those who are at the counters already: nobody signs in for them.
OTHERS = (
    Member(clerk="HOA03", name="Lê Thị Hoa"),
    Member(clerk="MINH04", name="Đỗ Quang Minh"),
    Member(clerk="THU05", name="Vũ Minh Thư"),
    Member(clerk="SON06", name="Hoàng Văn Sơn"),
    Member(clerk="LINH07", name="Bùi Mỹ Linh"),
)
WHO_SIGNS_IN = "\n".join(f"  {one.clerk:<7} PIN {one.pin}  {one.name}, {one.role}" for one in (LAN, BINH, MAI))


async def make_accounts(office: BranchOffice, pictures: Path) -> None:
    """Give all of them an account, unless the branch has accounts; `pictures` gets the clerks' portraits."""
    if (office.data / "staff.json").exists():
        return
    listed = office.devices / "staff.csv"
    rows = (f"{one.clerk},{one.name},{one.role}" for one in (LAN, BINH, MAI, *OTHERS))
    listed.parent.mkdir(parents=True, exist_ok=True)
    listed.write_text("clerk,name,role\n" + "\n".join(rows) + "\n", encoding="utf-8")
    await _staff(office, "import", listed)
    for one in (LAN, BINH, MAI):
        await _staff(office, "pin", "--clerk", one.clerk, given=f"{one.pin}\n")
    for one in (LAN, BINH):
        picture = pictures / f"{one.clerk}.png"
        await asyncio.to_thread(portrait, picture)
        await _staff(office, "picture", "--clerk", one.clerk, "--file", picture)


async def _staff(office: BranchOffice, action: str, *words: str | Path, given: str = "") -> None:
    await output_of(MOTCUA, "staff", action, "--data", office.data, *words, given=given)
