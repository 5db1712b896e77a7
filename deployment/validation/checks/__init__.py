"""The checks: each returns rows of measure, bar, figure and verdict. `registry.py` lists them."""
