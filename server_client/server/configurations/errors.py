"""What administrators can be told no for; each message says what is, and what to do.

VersionsRefused
├── UnknownVersion      there is no such version
├── DraftMoved          somebody else has changed the draft since
├── DraftFaulty         the document has faults, so it goes to nobody
└── NothingToPublish    no branch was named that has a queue in that version
"""


class VersionsRefused(Exception):
    """What an administrator wishes cannot be; `code` is its name for programs."""

    code = "refused"


class UnknownVersion(VersionsRefused):
    """There is no such version."""

    code = "unknown_version"


class DraftMoved(VersionsRefused):
    """Somebody else has changed the draft since."""

    code = "draft_moved"


class DraftFaulty(VersionsRefused):
    """The document has faults, so it goes to nobody."""

    code = "faulty_city"

    def __init__(self, faults: tuple[str, ...]) -> None:
        """Tell all faults."""
        super().__init__("; ".join(faults))
        self.faults = faults


class NothingToPublish(VersionsRefused):
    """No branch was named that has a queue in that version."""

    code = "nothing_to_publish"
