"""Measurements on the running stack, each beside a floor taken in the same run. `make bench` runs them."""
