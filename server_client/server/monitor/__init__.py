"""The live picture of all branches for those who direct them: kept in the process, with alarms; it changes no queue."""
