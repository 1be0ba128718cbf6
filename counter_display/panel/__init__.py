"""The panel on a counter that faces the citizen: who is served, what is asked for, and how it was."""
