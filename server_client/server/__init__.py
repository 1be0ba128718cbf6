"""The server of a branch or a centre: it hosts branches as their one writer, keeps their logs and tells everyone."""
