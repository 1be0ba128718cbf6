"""Where a branch's log is kept: the contract, and its implementation on SQLite."""
