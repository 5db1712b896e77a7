"""A list and its undo history as plain data: what the services must agree with."""

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

State = dict[str, Any]
NEW: State = {
    "title": "", "description": "", "priority": "normal", "tags": [],
    "due_on": None, "completed": False, "deleted": False,
}  # fmt: skip
STATUS = {
    "complete": {"completed": True},
    "reopen": {"completed": False},
    "delete": {"deleted": True},
    "bulk_delete": {"deleted": True},
    "restore": {"deleted": False},
}


@dataclass(frozen=True)
class Row:
    """One change; `root` is the row it undoes or does again, or its own place."""

    root: int
    call: int
    turn: str | None
    undo: bool = False


@dataclass
class ListModel:
    tasks: dict[int, State] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    changed: dict[int, tuple[int, State | None, State]] = field(default_factory=dict)  # by root
    stacks: dict[int, list[int]] = field(default_factory=dict)  # of each task the roots in effect
    undone: dict[int, int] = field(default_factory=dict)  # root -> the row that undid it
    calls: int = 0

    def apply(self, turn: str | None, name: str, *arguments: Any) -> bool:
        """Whether it is possible; if not, nothing is changed."""
        self.calls += 1
        kept = deepcopy(self.__dict__)
        operation = self._undo if name in ("undo", "redo") else self._change
        possible = operation(turn, name, *arguments)
        if not possible:
            self.__dict__.update(kept)
        return possible

    def _change(self, turn: str | None, name: str, *arguments: Any) -> bool:
        if name == "add":
            self._write(len(self.tasks) + 1, None, {**NEW, "title": arguments[0]}, turn)
            return True
        numbers = arguments[0] if isinstance(arguments[0], set) else {arguments[0]}
        known = [self.tasks.get(number) for number in numbers]
        if any(task is None or (task["deleted"] and name != "restore") for task in known):
            return False
        for number in sorted(numbers):
            before = self.tasks[number]
            after = {**before, **(STATUS.get(name) or arguments[1])}
            if after != before:
                self._write(number, before, after, turn)
        return True

    def _write(self, number: int, before: State | None, after: State, turn: str | None) -> None:
        root = len(self.rows)
        self.rows.append(Row(root, self.calls, turn))
        self.changed[root] = (number, before, after)
        self.stacks.setdefault(number, []).append(root)
        self.tasks[number] = after

    def _undo(self, turn: str | None, name: str, by: str, what: Any) -> bool:
        again = name == "redo"
        if by == "last":
            found = self._last(again)
        elif by == "change":
            if not self.rows:
                return False
            call = self.rows[what % len(self.rows)].call
            found = self._holding(lambda row: row.call == call, again)
        else:
            found = self._holding(lambda row: row.turn == what, again)
        order = sorted(found, reverse=by == "last" or not again)
        return bool(order) and all(self._toggle(self.rows[place].root, turn) for place in order)

    def _last(self, again: bool) -> Iterable[int]:
        """The last group in effect, or the last undo in effect."""
        candidates = (
            set(self.undone.values())
            if again
            else {place for place, row in enumerate(self.rows) if row.root == place} - set(self.undone)
        )
        if not candidates:
            return []
        last = self.rows[max(candidates)]
        return [
            place
            for place in candidates
            if (self.rows[place].turn == last.turn if last.turn else self.rows[place].call == last.call)
        ]

    def _holding(self, wanted: Callable[[Row], bool], again: bool) -> list[int]:
        """Of each chain the last wanted row, if they are odd and it is (not, `again`) in effect."""
        chains: dict[int, list[int]] = {}
        for place, row in enumerate(self.rows):
            if wanted(row):
                chains.setdefault(row.root, []).append(place)
        last = [places[-1] for places in chains.values() if len(places) % 2]
        return [
            place
            for place in last
            if (self.rows[place].undo == (self.rows[place].root in self.undone)) is not again
        ]

    def _toggle(self, root: int, turn: str | None) -> bool:
        number, before, after = self.changed[root]
        stack = self.stacks[number]
        undo = root not in self.undone
        if undo:
            if stack[-1] != root:
                return False
            stack.pop()
            self.tasks[number] = {**after, "deleted": True} if before is None else before
            self.undone[root] = len(self.rows)
        else:
            made_in = {**after, "deleted": True} if before is None else before
            if self.tasks[number] != made_in or (stack and stack[-1] > root):
                return False
            stack.append(root)
            self.tasks[number] = after
            del self.undone[root]
        self.rows.append(Row(root, self.calls, turn, undo))
        return True
