"""Golden tickets: what must be on paper, dot by dot, and a reader of receipts that knows nothing of the writer."""
