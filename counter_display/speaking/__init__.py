"""Says the lobby's calls aloud from packs of recorded clips; never decides what is called or in which order."""
