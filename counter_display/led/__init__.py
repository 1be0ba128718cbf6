"""Writes what each counter is doing on the text panel above it; never decides anything about the queue."""
