"""What citizens do without standing in the hall: book a time, take a number by phone, put their ticket off."""
