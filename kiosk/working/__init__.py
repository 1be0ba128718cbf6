"""What the kiosk does while a person waits: numbers, papers, look-ups; each step that works has its work here."""
