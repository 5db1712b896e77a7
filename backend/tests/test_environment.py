"""No test may use the developer's network settings or keys."""

import os

from tests.fixtures.environment import strip


def test_keys_proxies_and_settings_go() -> None:
    environment = {
        "OPENAI_API_KEY": "sk-real",
        "OPENAI_BASE_URL": "https://example.com",
        "HTTPS_PROXY": "http://proxy:3128",
        "no_proxy": "localhost",
        "DATABASE_URL": "postgresql://production/",
        "MCP_SIGNING_KEY": "secret",
    }
    strip(environment)
    assert environment == {}


def test_what_the_tests_need_stays() -> None:
    environment = {"PATH": "/bin", "TEST_DATABASE_URL": "postgresql://here/"}
    strip(environment)
    assert environment == {"PATH": "/bin", "TEST_DATABASE_URL": "postgresql://here/"}


def test_this_run_is_stripped() -> None:
    assert not [name for name in os.environ if name.startswith("OPENAI_") or "proxy" in name.lower()]
