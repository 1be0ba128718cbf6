"""The lobby: joins a branch's feed, its board, the voice and the screen; decides nothing of the queue."""
