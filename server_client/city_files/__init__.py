"""The command line of a city's document: check it, see what it changes, publish it, fetch it."""
