"""How a branch's node is replaced, stood by, promoted and restored: one command each, with its guard."""
