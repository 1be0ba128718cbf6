"""A made-up branch whose true distributions are known, to try forecasts and rules on; no real branch is modelled."""
