"""How a server hosts a branch: brings it back from its log, settles commands as its one writer, and tells everyone."""
