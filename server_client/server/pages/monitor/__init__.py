"""The pages of the monitor: all branches, one in depth, alarms and statistics; they show and change no queue."""
