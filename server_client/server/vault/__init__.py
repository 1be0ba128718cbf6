"""Where applicants and pre-registrations lie encrypted, beside the log and never in it."""
