"""Logs: one JSON object a line, whatever is logged."""

import io
import json
import logging
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from logs import JsonFormatter, configure_logging, request_id


def line(message: str = "said", *arguments: object, **extra: Any) -> dict[str, Any]:
    record = logging.getLogger("subject").makeRecord(
        "subject", logging.WARNING, __file__, 1, message, arguments, extra.pop("exc_info", None), extra=extra
    )
    text = JsonFormatter().format(record)
    assert "\n" not in text
    parsed: dict[str, Any] = json.loads(text)
    return parsed


def test_every_line_has_time_level_logger_message_and_request() -> None:
    reset = request_id.set("request-1")
    try:
        found = line("%s and %d", "one", 2)
    finally:
        request_id.reset(reset)
    assert datetime.fromisoformat(found.pop("time")).tzinfo == UTC
    assert found == {
        "level": "WARNING",
        "logger": "subject",
        "message": "one and 2",
        "request_id": "request-1",
    }


def test_line_breaks_and_foreign_letters_stay_in_one_line() -> None:
    assert line("a\nb\r\n\u2028ü")["message"] == "a\nb\r\n\u2028ü"


def test_extra_values_are_fields_even_when_json_does_not_know_them() -> None:
    found = line(status=503, when=datetime(2026, 11, 24, tzinfo=UTC), what={1})
    assert found["status"] == 503
    assert found["when"] == "2026-11-24 00:00:00+00:00"
    assert found["what"] == "{1}"


def test_an_exception_is_a_field() -> None:
    try:
        raise ValueError("broken")
    except ValueError:
        found = line(exc_info=sys.exc_info())
    assert "ValueError: broken" in found["exception"]


class TestConfigured:
    @pytest.fixture(autouse=True)
    def _restored(self) -> Iterator[None]:
        root = logging.getLogger()
        before = root.handlers[:], root.level
        yield
        root.handlers[:], root.level = before
        logging.getLogger("uvicorn.access").disabled = False

    def test_everything_goes_to_stderr_in_this_form(self, monkeypatch: pytest.MonkeyPatch) -> None:
        stderr = io.StringIO()
        monkeypatch.setattr(sys, "stderr", stderr)
        configure_logging("INFO")
        logging.getLogger("subject").debug("too fine")
        logging.getLogger("subject").info("ours")
        logging.getLogger("uvicorn.error").info("the server's")
        logging.getLogger("uvicorn.access").info("a line we write better")
        logging.getLogger("httpx2").info("chatter")
        messages = [json.loads(text)["message"] for text in stderr.getvalue().splitlines()]
        assert messages == ["ours", "the server's"]
