"""How many procedures are found at once: a measure for the search and for the page, which need not know the search."""

MOST_FOUND = 20
"""Who looks further down types one word more."""
