"""A clerk's work at a counter as a pure flow: what may be done, what is asked, what is shown; it sends nothing."""
