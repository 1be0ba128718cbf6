"""Keeps what the oracle said, by ticket, so that trying a forecast again is quick; a changed generator begins anew."""

import json
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import cast

from server_client.policy_lab.generator.branch_day import events_of
from server_client.policy_lab.generator.day_state import DayState
from server_client.policy_lab.generator.scenario import Scenario
from server_client.policy_lab.oracle import ORACLE_EDITION, Prediction, oracle_prediction
from server_client.policy_lab.trace_lines import config_line, line_of


class OracleBook:
    """The oracle's predictions of one scenario and seed, in a file of the folder."""

    def __init__(self, folder: Path, scenario: Scenario, replications: int) -> None:
        """Open the file if there is one of this very generator."""
        self._scenario, self._replications = scenario, replications
        name = f"oracle-{scenario.name}-{scenario.seed}-{replications}-{_digest(scenario)}.json"
        self._file = folder / name
        self._known: dict[str, Prediction | None] = {}
        if self._file.exists():
            kept = cast("dict[str, dict[str, float] | None]", json.loads(self._file.read_text(encoding="utf-8")))
            self._known = {key: Prediction(**value) if value else None for key, value in kept.items()}
        self._is_changed = False

    def of(self, day: DayState, number: int) -> Prediction | None:
        """Return the oracle's forecast for the ticket that was issued just now; None if it is never called."""
        key = f"{day.plan.day}/{number}"
        if key not in self._known:
            seed = f"oracle/{self._scenario.name}/{self._scenario.seed}/{key}"
            self._known[key] = oracle_prediction(day, number, seed=seed, replications=self._replications)
            self._is_changed = True
        return self._known[key]

    def keep(self) -> None:
        """Write the file if anything is new."""
        if not self._is_changed:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({key: value and asdict(value) for key, value in self._known.items()})
        beside = self._file.with_suffix(".new")
        beside.write_text(text, encoding="utf-8")
        beside.replace(self._file)
        self._is_changed = False


def _digest(scenario: Scenario) -> str:
    """Return a mark of what the generator makes of the first day: another day, other answers."""
    day = "".join(line_of(event) for event in events_of(scenario, 0))
    return sha256(f"{ORACLE_EDITION}/{config_line(scenario)}/{day}".encode()).hexdigest()[:12]
