"""What a branch will do next, foretold from its own log: a forward run under the real rule; nothing here acts on it."""
