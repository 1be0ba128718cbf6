"""A calling rule that another program decides by the evaluation protocol; it only asks."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from server_client.policy_lab.generator.scenario import Scenario, TicketClass
from server_client.policy_lab.generator.scribe import CLASS_CODES
from server_client.policy_lab.generator.waiting_lines import Ticket, WaitingLines, first_offered


@dataclass(slots=True)
class AskedRule:
    """Shows a program the first of each line and calls whom it names; `ask` writes a line and returns the answer.

    A line in which somebody has the guarantee shows its first with that one's count, since the first goes for it.
    """

    scenario: Scenario
    limit: int
    ask: Callable[[str], str]

    def choose(self, lines: WaitingLines, skills: tuple[int, ...], now: float) -> Ticket | None:
        """Return whom the program names, or None if there is nobody to name."""
        heads = [
            (head, max(one.passed for one in line if one.offered_from <= now))
            for skill in skills
            for line in lines.of_service(skill)
            if (head := first_offered(line, now)) is not None
        ]
        if not heads:
            return None
        candidates = [
            {
                "i": index,
                "service": self.scenario.services[head.service].code,
                "cls": CLASS_CODES[TicketClass(head.cls)],
                "clock": head.clock,
                "issued": head.seq,
                "passed": passed,
            }
            for index, (head, passed) in enumerate(heads)
        ]
        answer = json.loads(self.ask(json.dumps({"choose": True, "now": now, "candidates": candidates})))
        return heads[int(answer["i"])][0]
