"""Tasks known by number alone, fetched with their fields."""

from assistant.actions.base import Found, Lookup, failure, list_call
from assistant.dialogue.history import Result
from assistant.operations import View
from assistant.replies import one_line

_PAGE = 200


def learn(found: Found) -> Lookup[str]:
    """Fills in `found.tasks`. Returns what to say instead when none of them is there, else ""."""
    missing = [id_ for id_ in found.ids if not any(id_ in (t["number"], t["id"]) for t in found.tasks)]
    if not missing:
        return ""
    for sort in ("-number", "number"):
        [result] = yield [list_call(View(status="all", sort=sort), limit=_PAGE)]
        if not result.ok:
            return failure(result, "look at your tasks")
        new = [t for t in result.tasks if t["number"] in missing or t.get("id") in missing]
        found.tasks += new
        missing = [id_ for id_ in missing if not any(id_ in (t["number"], t.get("id")) for t in new)]
        if not missing or not result.data.get("next_cursor"):
            break
    return _unknown_number(missing, result) if missing and not found.tasks else ""


def _unknown_number(missing: list[int | str], result: Result) -> str:
    wanted = missing[0]
    tasks = sorted(result.tasks, key=lambda t: abs(t["number"] - wanted) if isinstance(wanted, int) else 0)
    near = ", ".join(f'{t["number"]} "{one_line(t["title"])}"' for t in tasks[:3])
    return f"There is no task {wanted}." + (f" Your nearest: {near}." if near else " Your list is empty.")
