"""What systemd's programs show of a machine; it asks and changes nothing."""

import subprocess
from collections.abc import Mapping

PATIENCE_S = 8.0


def shown(*words: str) -> Mapping[str, str] | None:
    """Return the properties that a program such as `systemctl show UNIT` prints; None where there is no systemd."""
    try:
        done = subprocess.run(
            words, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE_S, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return dict(line.split("=", 1) for line in done.stdout.splitlines() if "=" in line)
