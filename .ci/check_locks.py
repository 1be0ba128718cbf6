"""Says whether both lock files satisfy pyproject.toml and hold only names, versions and hashes; it needs no network."""

import re
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PINNED = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[0-9][a-z0-9.+!]*)(?P<hashes>( --hash=sha256:[0-9a-f]{64})+)"
)


def pins(lock: Path) -> tuple[dict[str, str], list[str]]:
    """The versions by name, and the lines that are anything but a name, a version and hashes."""
    versions, faults = {}, []
    for line in re.sub(r"\s*\\\n\s*", " ", lock.read_text(encoding="utf-8")).splitlines():
        match = PINNED.fullmatch(line)
        if match:
            versions[canonicalize_name(match["name"])] = match["version"]
        else:
            faults.append(f"{lock.name}: not a name, a version and hashes: {line[:80]}")
    return versions, faults


def unmet(lock: Path, versions: dict[str, str], requirements: list[str]) -> list[str]:
    """The requirements that this lock does not satisfy."""
    faults = []
    for requirement in map(Requirement, requirements):
        if requirement.marker and not requirement.marker.evaluate({"python_version": "3.11"}):
            continue
        version = versions.get(canonicalize_name(requirement.name))
        if version is None or version not in requirement.specifier:
            faults.append(f"{lock.name}: {requirement} is not met by {version}; run make lock")
    return faults


def check(root: Path) -> list[str]:
    """All faults of both locks."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {
        root / "requirements.lock": project["dependencies"],
        root / "requirements-dev.lock": project["dependencies"] + project["optional-dependencies"]["dev"],
    }
    faults, held = [], []
    for lock, requirements in wanted.items():
        versions, malformed = pins(lock)
        faults += malformed + unmet(lock, versions, requirements)
        held.append(versions)
    runtime, development = held
    faults += [
        f"{name} is {version} in requirements.lock and {development.get(name)} in requirements-dev.lock; run make lock"
        for name, version in runtime.items()
        if development.get(name) != version
    ]
    return faults


if __name__ == "__main__":
    sys.exit("\n".join(check(Path.cwd())) or 0)
