"""What one run of a model did, as far as the rest of the turn has to know."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from services.mcp_client import TurnTools
from services.paused_run import Continuation
from services.turn_events import TextDelta, TextEnd, ToolFinished, ToolStarted, TurnEvent


@dataclass(slots=True)
class Attempt:
    """Passes everything on to `emit`, and keeps what the turn's end depends on."""

    emit: Callable[[TurnEvent], None]
    message: str
    asked: dict[str, ToolStarted] = field(default_factory=dict)
    calls: dict[str, ToolStarted] = field(default_factory=dict)
    readings: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    finished: list[tuple[ToolStarted, ToolFinished]] = field(default_factory=list)
    wrote: bool = False
    input_tokens: int = 0
    output_tokens: int = 0
    earlier_ms: int = 0  # before it waited for the user

    def tell(self, event: TurnEvent) -> None:
        match event:
            case ToolStarted():
                self.calls[event.call_id] = event
            case ToolFinished():
                event = replace(event, reading=self.readings.get(event.call_id, []))
                self.finished.append((self.calls[event.call_id], event))
            case TextDelta():
                self.wrote = True
        self.emit(event)

    def note_reading(self, call_id: str, spans: Iterable[dict[str, Any]]) -> None:
        """Keeps what of the message led to a call, to be told with what came of it."""
        if self.message:
            self.readings[call_id] = [
                {**span, "text": self.message[span["start"] : span["end"]]} for span in spans
            ]

    def say(self, text: str) -> None:
        """A paragraph of our own beside what the model wrote."""
        if self.wrote:
            self.emit(TextEnd())
        self.emit(TextDelta(text))
        self.emit(TextEnd())

    def go_on_from(self, continuation: Continuation) -> None:
        """Takes up what was known when the run stopped; calls that are not shown yet are."""
        run = continuation.run
        self.input_tokens, self.output_tokens = run.input_tokens, run.output_tokens
        self.earlier_ms = run.duration_ms
        for call in run.calls:
            started = ToolStarted(call.call_id, call.tool, call.arguments)
            self.calls[call.call_id] = started
            self.readings[call.call_id] = call.reading
            if not continuation.told:
                self.emit(started)
        if not continuation.told:
            self.message = ""  # the run began with an earlier one


@dataclass(slots=True, kw_only=True)
class TurnContext(TurnTools):
    """The run's context: what its tools need, and what the token budget is counted by."""

    attempt: Attempt
