"""A fault campaign against real processes: what goes wrong is planned from a seed, what must hold is checked."""
