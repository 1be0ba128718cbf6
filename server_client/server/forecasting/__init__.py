"""How long people will wait, foretold beside the queue by a process of its own; the queue never waits for it."""
