"""Whether espeak-ng can read the screens aloud in Vietnamese; it says nothing aloud."""

import subprocess

from kiosk.doctor.finding import Codes, Finding, Findings, Level
from kiosk.doctor.subject import Subject
from kiosk.setup.keys import GUIDANCE, Guidance

NAME = "speech"
CODES: Codes = {
    "ready": Level.OK,
    "not_needed": Level.OK,
    "missing": Level.FAULT,
    "no_vietnamese": Level.FAULT,
    "broken": Level.FAULT,
}


def check(subject: Subject) -> Findings:
    """Ask espeak-ng for its Vietnamese voices, unless guidance is switched off."""
    if subject.setting(GUIDANCE) is Guidance.OFF:
        return (Finding(check=NAME, code="not_needed"),)
    return (voices(),)


def voices(*, program: str = "espeak-ng") -> Finding:
    """Ask for the voices."""
    try:
        done = subprocess.run(
            [program, "--voices=vi"], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=8, check=True
        )
    except FileNotFoundError:
        return Finding(check=NAME, code="missing")
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        return Finding(check=NAME, code="broken", particulars={"why": str(error)})
    # A heading, then a line for each voice.
    return Finding(check=NAME, code="ready" if len(done.stdout.splitlines()) > 1 else "no_vietnamese")
