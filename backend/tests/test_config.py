"""Settings: every wrong variable is named in one message, and no value is repeated."""

from pathlib import Path

import pytest

from config import Settings, get_settings
from errors import ConfigError
from tests.fixtures.keys import Issuer

WRONG = {
    "DATABASE_URL": "mysql://canary-1@host/db",
    "DATABASE_POOL_SIZE": "canary-2",
    "PORT": "99999",
    "METRICS_PORT": "canary-3",
    "LOG_LEVEL": "canary-4",
    "DRAIN_SECONDS": "-1",
    "AI_PROVIDER": "canary-6",
    "AUTH_JWKS_URL": "canary.example/jwks",
    "MCP_URL": "canary:8001/mcp",
    "MCP_JWKS_URL": "canary.example/jwks",
    "OPENAI_BASE_URL": "file:///canary",
    "AI_TIMEOUT_SECONDS": "0",
    "AI_MAX_STEPS": "canary-8",
    "AI_TOKEN_BUDGET": "1",
    "CHAT_LIMIT_PER_HOUR": "0",
    "TASKS_PER_USER": "0",
    "TRASH_DAYS": "0",
}


@pytest.fixture(autouse=True)
def _fresh() -> None:
    get_settings.cache_clear()


def refusal() -> str:
    with pytest.raises(ConfigError) as refused:
        get_settings()
    return str(refused.value)


def test_what_is_missing_is_named_with_an_example() -> None:
    assert refusal() == "DATABASE_URL: missing. PostgreSQL: postgresql://user:password@host/database"


def test_every_wrong_variable_is_named_at_once_without_its_value(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in WRONG.items():
        monkeypatch.setenv(name, value)
    message = refusal()
    lines = message.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        name.upper() for name in Settings.model_fields if name.upper() in WRONG
    ]
    assert "canary" not in message
    assert "99999" not in message


@pytest.mark.parametrize("name", WRONG)
def test_one_wrong_variable_is_named_alone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://someone@host/db")
    monkeypatch.setenv(name, WRONG[name])
    assert refusal().startswith(f"{name}: ")
    assert len(refusal().splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "postgresql://someone:canary@host:port/db"),
        ("DATABASE_URL", "postgresql://someone:canary@[::1/db"),
        ("OPENAI_BASE_URL", "http://canary:port/v1"),
        ("OPENAI_BASE_URL", "http://canary:99999/v1"),
        ("OPENAI_BASE_URL", "http://[canary/v1"),
        ("OPENAI_BASE_URL", "https:///canary"),
        ("MCP_URL", "http://:8001/canary"),
    ],
)
def test_an_address_that_cannot_be_used(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://someone@host/db")
    monkeypatch.setenv(name, value)
    message = refusal()
    assert message.startswith(f"{name}: ")
    assert "canary" not in message
    assert len(message.splitlines()) == 1


@pytest.mark.parametrize(
    ("port", "metrics_port"), [("9000", "9000"), ("", "8000"), ("", "8001"), ("9000", "65536"), ("", "-1")]
)
def test_a_port_of_the_metrics_that_cannot_be(
    port: str, metrics_port: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://someone@host/db")
    monkeypatch.setenv("PORT", port)
    monkeypatch.setenv("METRICS_PORT", metrics_port)
    assert refusal().startswith("METRICS_PORT: ")
    assert len(refusal().splitlines()) == 1


@pytest.mark.parametrize(
    ("value", "metrics_port"), [(None, 0), ("", 0), ("0", 0), ("9090", 9090), ("8001", 8001)]
)
def test_the_port_of_the_metrics(
    value: str | None, metrics_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://someone@host/db")
    monkeypatch.setenv("PORT", "9000")
    if value is not None:
        monkeypatch.setenv("METRICS_PORT", value)
    assert get_settings().metrics_port == metrics_port


def test_a_provider_without_its_key_names_the_key_and_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://someone@host/db")
    monkeypatch.setenv("AI_PROVIDER", "openai")
    assert refusal() == "OPENAI_API_KEY: needed by AI_PROVIDER=openai; set it, or use AI_PROVIDER=auto"


def test_a_missing_key_is_named_beside_other_wrong_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "none")
    monkeypatch.setenv("AI_PROVIDER", "openai")
    assert [line.split(":")[0] for line in refusal().splitlines()] == [
        "DATABASE_URL",
        "PORT",
        "OPENAI_API_KEY",
    ]


def test_an_empty_variable_is_an_unset_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://someone@host/db")
    monkeypatch.setenv("OPENAI_API_KEY", "")
    monkeypatch.setenv("CHAT_LIMIT_PER_HOUR", "")
    settings = get_settings()
    assert settings.chat_limit_per_hour == 100
    assert not settings.uses_openai


@pytest.mark.parametrize(
    ("provider", "key", "uses_openai"),
    [("auto", None, False), ("auto", "sk-1", True), ("builtin", "sk-1", False), ("openai", "sk-1", True)],
)
def test_which_model_answers(provider: str, key: str | None, uses_openai: bool) -> None:
    settings = Settings.model_validate(
        {"database_url": "postgresql://host/db", "ai_provider": provider, "openai_api_key": key}
    )
    assert settings.uses_openai is uses_openai


class TestFilesOfSecrets:
    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv("SECRETS_DIR", str(tmp_path))
        return tmp_path

    def test_a_folder_that_is_not_there(self, folder: Path) -> None:
        folder.rmdir()
        assert refusal() == "SECRETS_DIR: cannot be read (No such file or directory)"

    def test_a_file_in_its_place(self, folder: Path) -> None:
        folder.rmdir()
        folder.touch()
        assert refusal() == "SECRETS_DIR: cannot be read (Not a directory)"

    def test_a_file_that_is_no_text(self, folder: Path) -> None:
        (folder / "DATABASE_URL").write_bytes(b"\xff\xfe")
        assert refusal() == "SECRETS_DIR: a file in it cannot be read (not UTF-8 text)"

    def test_a_wrong_value_is_named_as_a_variable_is(self, folder: Path) -> None:
        (folder / "DATABASE_URL").write_text("mysql://canary@host/db")
        assert refusal().startswith("DATABASE_URL: must start with postgresql://")
        assert "canary" not in refusal()

    def test_files_are_read_as_a_cluster_mounts_them(self, folder: Path) -> None:
        (folder / "..2026").mkdir()
        (folder / "..data").symlink_to("..2026")
        for name, value in {"DATABASE_URL": "postgresql://host/db\n", "OPENAI_API_KEY": "sk-1\n"}.items():
            (folder / "..2026" / name).write_text(value)
            (folder / name).symlink_to(f"..data/{name}")
        settings = get_settings()
        assert settings.database_url.get_secret_value() == "postgresql://host/db"
        assert settings.uses_openai

    def test_an_empty_file_is_an_unset_variable(self, folder: Path) -> None:
        (folder / "DATABASE_URL").write_text("postgresql://host/db")
        (folder / "OPENAI_API_KEY").touch()
        assert not get_settings().uses_openai

    def test_the_environment_wins(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (folder / "DATABASE_URL").write_text("postgresql://file/db")
        monkeypatch.setenv("DATABASE_URL", "postgresql://environment/db")
        assert get_settings().database_url.get_secret_value() == "postgresql://environment/db"


def test_lists_are_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://host/db")
    monkeypatch.setenv("MCP_ALLOWED_HOSTS", "ai-todo-mcp-service:8001, example.org,")
    assert get_settings().mcp_allowed_hosts == ["ai-todo-mcp-service:8001", "example.org"]


def test_secrets_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://someone:canary@host/db")
    monkeypatch.setenv("MCP_SIGNING_KEY", "canary")
    monkeypatch.setenv("OPENAI_API_KEY", "canary")
    settings = get_settings()
    assert "canary" not in f"{settings!r} {settings!s} {settings.model_dump_json()}"


class TestSigningKey:
    def test_missing(self) -> None:
        with pytest.raises(ConfigError, match=r"MCP_SIGNING_KEY: missing.*openssl genpkey"):
            settings().signing_key_pem()

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigError, match="MCP_SIGNING_KEY_FILE: cannot be read"):
            settings(mcp_signing_key_file=tmp_path / "nothing").signing_key_pem()

    def test_from_a_file_that_is_not_text(self, tmp_path: Path) -> None:
        (tmp_path / "key").write_bytes(b"\xff\xfe\x00")
        with pytest.raises(ConfigError, match="MCP_SIGNING_KEY_FILE"):
            settings(mcp_signing_key_file=tmp_path / "key").signing_key_pem()

    def test_from_a_file(self, tmp_path: Path, turn_issuer: Issuer) -> None:
        (tmp_path / "key").write_text(turn_issuer.pem())
        assert settings(mcp_signing_key_file=tmp_path / "key").signing_key_pem() == turn_issuer.pem()

    def test_in_one_line(self, turn_issuer: Issuer) -> None:
        one_line = turn_issuer.pem().replace("\n", "\\n")
        assert settings(mcp_signing_key=one_line).signing_key_pem() == turn_issuer.pem()


def settings(**values: object) -> Settings:
    return Settings.model_validate({"database_url": "postgresql://host/db", **values})
