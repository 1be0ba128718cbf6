"""The clerk's console as a program: its desk, what it remembers, its settings and its screen."""
