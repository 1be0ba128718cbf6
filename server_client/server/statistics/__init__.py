"""The centre's statistics: kept up from the logs beside the work that goes on, and made anew from them when wanted."""
