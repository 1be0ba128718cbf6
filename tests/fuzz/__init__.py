"""Any bytes into every decoder: only documented errors may come out; a few in the suite, many by `make fuzz`."""
