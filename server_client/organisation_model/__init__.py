"""A city's offices and how each of their queues is set up, as one document; it holds no state and does nothing."""
