"""The forms of the one-stop procedure as content: which form it is and what stands on it; it draws nothing."""
