"""The centre's configurations: versions of the city's document, what branches get of them, and how they take it."""
