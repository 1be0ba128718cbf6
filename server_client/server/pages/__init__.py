"""Pages for people: what a citizen's phone shows; no credential opens them, and no personal data is on them."""
