"""The calls of the contract, one file a subject: they read requests and write answers, and decide nothing."""
