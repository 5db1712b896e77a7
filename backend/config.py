"""Settings, read once from the environment and from files of secrets. Nothing else reads them."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from errors import ConfigError

API_PORT, MCP_PORT = 8000, 8001
LOOPBACK_HOSTS = ["localhost", "localhost:*", "127.0.0.1", "127.0.0.1:*", "[::1]", "[::1]:*"]


class Settings(BaseSettings):
    """Every setting of the API and of the MCP server, named as in the environment (upper case there).

    A file of that name in the folder SECRETS_DIR sets it too; the environment wins.
    """

    model_config = SettingsConfigDict(extra="ignore", frozen=True, env_ignore_empty=True)

    database_url: SecretStr = Field(description="PostgreSQL: postgresql://user:password@host/database")
    database_pool_size: int = Field(10, ge=1, le=100, description="Connections kept by one process")

    host: str = "127.0.0.1"
    port: int | None = Field(None, ge=1, le=65535, description="Default 8000 (API), 8001 (MCP server)")
    metrics_port: int = Field(0, ge=0, le=65535, description="For /metrics, at HOST; 0: there are none")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    drain_seconds: float = Field(20, ge=0, description="Time running turns get after SIGTERM")

    # Who may call the API: the web app's tokens. Names, not addresses, so that any address works.
    auth_jwks_url: str = "http://127.0.0.1:3000/api/auth/jwks"
    auth_issuer: str = "ai-todo"
    auth_audience: str = "ai-todo-api"

    # The API's own tokens for the MCP server.
    mcp_url: str = "http://127.0.0.1:8001/mcp"
    mcp_signing_key: SecretStr | None = Field(None, description="Ed25519 private key, PEM")
    mcp_signing_key_file: Path | None = Field(None, description="The same, from a file")
    mcp_jwks_url: str = "http://127.0.0.1:8000/.well-known/jwks.json"
    mcp_issuer: str = "ai-todo-backend"
    mcp_audience: str = "ai-todo-mcp"
    mcp_allowed_hosts: Annotated[list[str], NoDecode] = LOOPBACK_HOSTS
    mcp_allowed_origins: Annotated[list[str], NoDecode] = []

    ai_provider: Literal["auto", "builtin", "openai"] = "auto"
    openai_api_key: SecretStr | None = Field(None, validate_default=True)
    openai_base_url: str | None = None
    openai_model: str = "gpt-5.6-luna"
    ai_timeout_seconds: float = Field(60, gt=0, description="Longest wait for one answer of the model")
    ai_max_steps: int = Field(12, ge=1, le=50, description="Model calls in one turn")
    ai_max_calls: int = Field(50, ge=1, le=1_000, description="Tool calls in one turn")
    ai_token_budget: int = Field(60_000, ge=1_000, description="Tokens one turn may use")

    tasks_per_user: int = Field(100_000, ge=1, le=1_000_000, description="Tasks a list has room for")
    trash_days: int = Field(30, ge=1, le=3_650, description="Days a deleted task can be restored")
    chat_limit_per_hour: int = Field(100, ge=1, description="Chat requests an hour and user (P3-FR-33)")

    @field_validator("metrics_port")
    @classmethod
    def _port_of_its_own(cls, value: int, info: ValidationInfo) -> int:
        port = info.data.get("port")
        if value in ((API_PORT, MCP_PORT) if port is None else (port,)):
            raise ValueError("must be another port than PORT; choose a free one, or 0 for no metrics")
        return value

    @field_validator("mcp_allowed_hosts", "mcp_allowed_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return [item.strip() for item in value.split(",") if item.strip()]
        return value

    @field_validator("mcp_signing_key", "openai_api_key", mode="before")
    @classmethod
    def _absent(cls, value: object) -> object:
        return value or None  # an empty file; pydantic does this for empty variables only

    @field_validator("database_url")
    @classmethod
    def _postgres(cls, value: SecretStr) -> SecretStr:
        if not value.get_secret_value().startswith(("postgresql://", "postgres://")):
            raise ValueError("must start with postgresql://, as in postgresql://user:password@host/database")
        try:
            make_url(value.get_secret_value())
        except (ArgumentError, ValueError):
            raise ValueError("cannot be read; it is postgresql://user:password@host:5432/database") from None
        return value

    @field_validator("auth_jwks_url", "mcp_url", "mcp_jwks_url", "openai_base_url")
    @classmethod
    def _http(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        try:
            complete = value is None or (urlsplit(value).hostname and urlsplit(value).port != 0)
        except ValueError:  # among others: a port that is no number
            complete = False
        if not complete:
            raise ValueError("must name a host, and a port only as a number from 1 to 65535")
        return value

    @field_validator("openai_api_key")
    @classmethod
    def _provider(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if value is None and info.data.get("ai_provider") == "openai":
            raise ValueError("needed by AI_PROVIDER=openai; set it, or use AI_PROVIDER=auto")
        return value

    @property
    def uses_openai(self) -> bool:
        """Whether turns go to an OpenAI-compatible endpoint (auto: when a key is set)."""
        return self.ai_provider == "openai" or (
            self.ai_provider == "auto" and self.openai_api_key is not None
        )

    def signing_key_pem(self) -> str:
        """The API's private key for turn tokens, as PEM text; ConfigError where there is none."""
        if self.mcp_signing_key is not None:
            return self.mcp_signing_key.get_secret_value().replace("\\n", "\n")
        if self.mcp_signing_key_file is not None:
            try:
                return self.mcp_signing_key_file.read_text()
            except OSError as error:
                raise ConfigError(f"MCP_SIGNING_KEY_FILE: cannot be read ({error.strerror})") from error
            except UnicodeDecodeError:
                raise ConfigError("MCP_SIGNING_KEY_FILE: is not a PEM file") from None
        raise ConfigError(
            "MCP_SIGNING_KEY: missing. Set it, or MCP_SIGNING_KEY_FILE, to an Ed25519 private key"
            " (openssl genpkey -algorithm ed25519)"
        )


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    """The settings of this process; ConfigError names every wrong variable at once."""
    folder = os.environ.get("SECRETS_DIR") or None
    try:
        if folder is not None:
            os.listdir(folder)  # pydantic would only warn, or raise an error of its own
        return Settings(_secrets_dir=folder)
    except OSError as error:
        raise ConfigError(f"SECRETS_DIR: cannot be read ({error.strerror})") from None
    except SettingsError as error:  # around what reading a file raised
        reason = getattr(error.__cause__, "strerror", None) or "not UTF-8 text"
        raise ConfigError(f"SECRETS_DIR: a file in it cannot be read ({reason})") from None
    except ValidationError as error:
        raise ConfigError("\n".join(_line(item) for item in error.errors())) from None


def _line(item: object) -> str:
    """`VARIABLE: what is wrong`, without the value, which may be a secret."""
    assert isinstance(item, dict)  # noqa: S101  # pydantic's own type
    name = ".".join(str(part) for part in item["loc"]).upper()
    message = str(item["msg"]).removeprefix("Value error, ")
    if item["type"] == "missing":
        message = "missing. " + str(Settings.model_fields[name.lower()].description or "It has no default.")
    return f"{name}: {message}" if name else message
