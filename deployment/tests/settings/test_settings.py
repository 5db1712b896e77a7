"""`.env` as a cluster needs it: what cannot work is refused, and secrets are only in Secrets."""

import json
import stat
from pathlib import Path

import pytest

from settings import dotenv, local_secret, manifests

CANARY = "canary-of-more-than-thirty-two-characters"


MAIL = {
    "SMTP_URL": f"smtps://todo:{CANARY}@mail.example.com",
    "SMTP_FROM": "AI Todo <todo@example.com>",
    "BETTER_AUTH_URL": "https://todo.example.com",
}


def whats(settings: dict[str, str]) -> list[str]:
    return [problem.what for problem in dotenv.problems(settings)]


class TestProblems:
    @pytest.mark.parametrize(
        "url",
        [
            f"postgresql://u:{CANARY}@localhost/db",
            f"postgresql://u:{CANARY}@127.0.0.1:5433/db",
            f"postgresql://u:{CANARY}@/db?host=/tmp/socket",
            f"postgresql://u:{CANARY}@[::1]/db",
        ],
    )
    def test_a_database_on_this_machine(self, url: str) -> None:
        problems = dotenv.problems({"DATABASE_URL": url})
        assert len(problems) == 1
        assert "names this machine" in problems[0].what
        assert CANARY not in problems[0].what + problems[0].fix

    def test_another_kind_of_database(self) -> None:
        assert whats({"DATABASE_URL": "mysql://u@db.example.com/x"}) == [
            "DATABASE_URL is no PostgreSQL address"
        ]

    def test_a_model_on_this_machine(self) -> None:
        assert len(whats({"OPENAI_BASE_URL": "http://127.0.0.1:11434/v1"})) == 1

    def test_openai_without_a_key(self) -> None:
        assert whats({"AI_PROVIDER": "openai"}) == ["AI_PROVIDER is openai, but there is no OPENAI_API_KEY"]

    def test_a_short_secret(self) -> None:
        assert whats({"BETTER_AUTH_SECRET": "short"}) == ["BETTER_AUTH_SECRET has less than 32 characters"]

    def test_mails_without_a_sender_or_an_address_for_their_links(self) -> None:
        assert whats({"SMTP_URL": "mail.example.com", "BETTER_AUTH_URL": "http://localhost:3000"}) == [
            "SMTP_URL is no mail server's address",
            "SMTP_URL is set without SMTP_FROM",
            "SMTP_URL is set, but BETTER_AUTH_URL names no address that a mail's reader can open",
        ]
        for url in ("smtp://localhost:25", "smtp://u:pa/ss@host", "smtp://[x", "http://mail.example.com"):
            assert len(whats({**MAIL, "SMTP_URL": url})) == 1, url

    def test_a_limit_that_is_no_number(self) -> None:
        assert whats({"CHAT_LIMIT_PER_HOUR": "many"}) == ["CHAT_LIMIT_PER_HOUR is no whole number"]

    @pytest.mark.parametrize(
        "settings",
        [
            {},
            MAIL,
            {"BETTER_AUTH_URL": "http://localhost:3000"},
            {"DATABASE_URL": "postgresql://u:p@ep-x-pooler.eu.example.com/db?sslmode=require"},
            {"DATABASE_URL": "postgresql://u:p@host.minikube.internal:5432/db"},
            {
                "AI_PROVIDER": "openai",
                "OPENAI_API_KEY": "k",
                "OPENAI_BASE_URL": "https://models.example.com/v1",
            },
        ],
    )
    def test_none(self, settings: dict[str, str]) -> None:
        assert whats(settings) == []


class TestRead:
    @pytest.fixture(autouse=True)
    def clean(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in dotenv.NAMES:
            monkeypatch.delenv(name, raising=False)

    def test_the_shell_wins_over_the_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / ".env").write_text("OPENAI_MODEL=a\nLOG_LEVEL=DEBUG\nWEB_PORT=1\n", encoding="utf-8")
        monkeypatch.setenv("OPENAI_MODEL", "b")
        assert dotenv.read(tmp_path) == {"LOG_LEVEL": "DEBUG", "OPENAI_MODEL": "b"}

    def test_no_file(self, tmp_path: Path) -> None:
        assert dotenv.read(tmp_path) == {}


SECRET = {"DATABASE_URL": f"postgresql://u:{CANARY}@db.example.com:6432/x", "OPENAI_API_KEY": CANARY}


class TestManifests:
    def test_values_hold_no_secret(self) -> None:
        made = manifests.values({**SECRET, "BETTER_AUTH_SECRET": CANARY}, "mine")
        assert CANARY not in json.dumps(made)
        assert made["global"]["database"] == {"existingSecret": "mine-env-database", "port": 6432}
        assert made["backend"]["ai"] == {"existingSecret": "mine-env-model"}
        assert made["frontend"]["auth"] == {"existingSecret": "mine-env-auth"}
        assert made["postgresql"] == {"enabled": False}

    def test_a_secret_for_each_purpose(self) -> None:
        items = manifests.secrets(SECRET, "mine", "here")["items"]
        assert [list(item["stringData"]) for item in items] == [["DATABASE_URL"], ["OPENAI_API_KEY"]]
        assert {item["metadata"]["namespace"] for item in items} == {"here"}

    def test_without_settings(self) -> None:
        assert manifests.values({}, "mine") == {"postgresql": {"enabled": True}}
        assert manifests.secrets({}, "mine", "here")["items"] == []

    def test_mails(self) -> None:
        made = manifests.values(MAIL, "mine")
        assert made["frontend"] == {
            "auth": {"url": "https://todo.example.com"},
            "mail": {"existingSecret": "mine-env-mail", "from": "AI Todo <todo@example.com>", "port": 465},
        }
        assert [list(item["stringData"]) for item in manifests.secrets(MAIL, "mine", "here")["items"]] == [
            ["SMTP_URL"]
        ]

    def test_an_address_on_this_machine_is_not_the_clusters(self) -> None:
        assert "frontend" not in manifests.values({"BETTER_AUTH_URL": "http://localhost:3000"}, "mine")

    def test_plain_settings(self) -> None:
        made = manifests.values(
            {
                "AI_PROVIDER": "auto",
                "CHAT_LIMIT_PER_HOUR": "7",
                "LOG_LEVEL": "DEBUG",
                "TRUSTED_ORIGINS": "https://a.example.com, https://b.example.com",
            },
            "mine",
        )
        assert made["backend"]["config"] == {"logLevel": "DEBUG", "chatLimitPerHour": 7}
        assert made["frontend"]["auth"]["trustedOrigins"] == [
            "https://a.example.com",
            "https://b.example.com",
        ]


class TestLocalSecret:
    def test_is_made_once_and_closed_to_others(self, tmp_path: Path) -> None:
        first = local_secret.kept(tmp_path / "new")
        assert len(first) >= 32
        assert local_secret.kept(tmp_path / "new") == first
        assert stat.S_IMODE((tmp_path / "new" / local_secret.FILE).stat().st_mode) == 0o600

    def test_takes_the_one_of_this_machine(self, tmp_path: Path) -> None:
        (tmp_path / local_secret.FILE).write_text(f"BETTER_AUTH_SECRET={CANARY}\n", encoding="utf-8")
        assert local_secret.kept(tmp_path) == CANARY
