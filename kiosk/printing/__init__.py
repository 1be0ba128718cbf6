"""Printing of queue tickets: what they say, how they look, and the printers; it knows no screen, issues no number."""
