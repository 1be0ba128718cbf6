"""Tells the city's one-stop system how receptions ended, and learns the codes that it gives; nobody waits for it."""
