"""The pages on which a policy is tried on past days, for administrators and directors."""
