"""The proof of the queue model: its invariants, and the machinery that looks for a state that breaks one."""
