"""The forms of the counter on paper: drawn as PDF and given to a printer; what stands on them comes from the model."""
