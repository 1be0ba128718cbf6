"""What a citizen's business with the authority consists of, as pure data and rules; it reads no file and no clock."""
