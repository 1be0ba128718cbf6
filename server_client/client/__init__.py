"""How screens and devices reach their branch: calls, the feed, the outbox; it decides nothing about the queue."""
