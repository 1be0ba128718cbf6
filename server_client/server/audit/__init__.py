"""The trail of what people did at the centre: appended, chained, and checked; nothing in it is ever changed."""
