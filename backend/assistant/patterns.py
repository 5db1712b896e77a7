"""A regular expression that is compiled when it is first used, so that importing the package stays quick."""

import re
from functools import cached_property


class Pattern:
    """The methods of `re.Pattern` that the rules use."""

    def __init__(self, source: str) -> None:
        self._source = source

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self._compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._compiled.fullmatch(text)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        return self._compiled.search(text, start, len(text) if end is None else end)
