"""What comes of a trial as people read it, in Vietnamese or English: words, tables and drawings; it reckons nothing."""
