"""A whole branch on one machine, to be played with or looked at; it knows the programs by their command lines only."""
