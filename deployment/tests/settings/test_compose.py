"""`compose.yaml` and the secrets it names."""

import stat
from pathlib import Path
from typing import Any

import pytest
import yaml
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from settings import compose

ROOT = Path(__file__).resolve().parents[3]
OURS = ("migrate", "backend", "mcp", "frontend")


@pytest.fixture
def services() -> dict[str, Any]:
    document = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    found: dict[str, Any] = document["services"]
    return found


class TestSecrets:
    def test_nobody_else_can_enter_the_folder(self, tmp_path: Path) -> None:
        compose.write(tmp_path / "new", {})
        assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700

    def test_stay_as_they_are(self, tmp_path: Path) -> None:
        compose.write(tmp_path, {"OPENAI_API_KEY": "first"})
        before = {file.name: file.read_text(encoding="ascii") for file in tmp_path.iterdir()}
        now = {"OPENAI_API_KEY": "second", "SMTP_URL": "smtp://mail.example.com"}
        assert compose.write(tmp_path, now) == list(now)
        after = {file.name: file.read_text(encoding="ascii") for file in tmp_path.iterdir()}
        assert after == {**before, **now}

    def test_the_address_has_the_databases_password(self, tmp_path: Path) -> None:
        compose.write(tmp_path, {})
        password = (tmp_path / "database_password").read_text(encoding="ascii")
        assert f":{password}@database:" in (tmp_path / "DATABASE_URL").read_text(encoding="ascii")

    def test_the_signing_key_is_an_ed25519_key(self, tmp_path: Path) -> None:
        compose.write(tmp_path, {})
        key = load_pem_private_key((tmp_path / "MCP_SIGNING_KEY").read_bytes(), password=None)
        assert isinstance(key, Ed25519PrivateKey)

    def test_every_secret_has_a_file(self, tmp_path: Path) -> None:
        compose.write(tmp_path, {})
        document = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
        named = {Path(secret["file"]) for secret in document["secrets"].values()}
        assert {file.parent for file in named} == {Path(".local/compose")}
        assert {file.name for file in named} == {file.name for file in tmp_path.iterdir()}


class TestContainers:
    @pytest.mark.parametrize("name", OURS)
    def test_are_restricted(self, services: dict[str, Any], name: str) -> None:
        service = services[name]
        assert service["read_only"] is True
        assert service["user"] == "65532:65532"
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]

    def test_have_no_secret_in_their_environment(self, services: dict[str, Any]) -> None:
        names = {name for service in services.values() for name in service.get("environment", {})}
        secret = {"DATABASE_URL", "MCP_SIGNING_KEY", "BETTER_AUTH_SECRET", "OPENAI_API_KEY", "SMTP_URL"}
        assert not names & secret

    def test_open_one_port_on_this_machine_alone(self, services: dict[str, Any]) -> None:
        ports = [port for service in services.values() for port in service.get("ports", [])]
        assert ports == ["127.0.0.1:${WEB_PORT:-3000}:3000"]

    @pytest.mark.parametrize(("secret", "owner"), [("OPENAI_API_KEY", "backend"), ("SMTP_URL", "frontend")])
    def test_a_secret_from_outside_is_for_one_service(
        self, services: dict[str, Any], secret: str, owner: str
    ) -> None:
        assert [name for name in services if secret in services[name].get("secrets", [])] == [owner]
