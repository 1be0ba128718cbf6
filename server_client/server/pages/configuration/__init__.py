"""Pages on which administrators change the city's configuration, see what that changes, and publish it."""
