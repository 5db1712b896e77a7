"""Shared by all tests: an environment of our own, a real database, and someone to act."""

import os

from tests.fixtures.environment import strip

# Before anything reads the environment: no test may use the developer's proxies, keys or settings.
strip(os.environ)

pytest_plugins = [
    "tests.fixtures.postgres",
    "tests.fixtures.database",
    "tests.fixtures.keys",
    "tests.standin.fixtures",
]
