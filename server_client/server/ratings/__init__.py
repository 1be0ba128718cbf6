"""What citizens' ratings come to: read from the log, told to the staff only from five up."""
