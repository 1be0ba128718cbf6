"""Pictures and films between the calls: what comes next, decoding it aside, giving way at once; it knows no queue."""
