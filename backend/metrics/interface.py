"""What can be told to the metrics. As it stands here, all of it is ignored."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple


class Connections(NamedTuple):
    """A pool's connections: at work, open, and how many there may be."""

    in_use: int
    open: int
    limit: int


class Metrics:
    """Counts nothing: what there is while METRICS_PORT is not set. No method ever raises but `listen`."""

    on: ClassVar[bool] = False

    def listen(self) -> None:
        """Opens the port, unless it is open; ConfigError when it cannot be had."""

    async def close(self) -> None:
        """Closes the port."""

    def request_began(self) -> None:
        """A request came in; `request_ended` follows."""

    def request_ended(self, method: str, route: str | None, status: int, seconds: float) -> None:
        """`route` is the template, None where none matched; `status` 0: gone before there was an answer."""

    def running_turns(self, count: Callable[[], int]) -> None:
        """`count` is asked whenever somebody reads the metrics."""

    def turn_ended(
        self,
        outcome: str,
        *,
        provider: str,
        fallback: bool,
        first_text_seconds: float | None,
        input_tokens: int,
        output_tokens: int,
    ) -> None:
        """A turn came to its end here, or to a question for the user. `provider` is empty when it broke."""

    def tool_called(self, tool: str, code: str | None, seconds: float) -> None:
        """`code` is that of the refusal, None for a call that succeeded."""

    def keys_fetched(self, *, succeeded: bool) -> None:
        """The keys of a token issuer were asked for."""

    def connections(self, read: Callable[[], Connections]) -> None:
        """`read` is asked whenever somebody reads the metrics."""


OFF = Metrics()
