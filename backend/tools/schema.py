"""JSON schemas as assistants read them best: in one piece."""

from typing import Any

_DEFINITIONS = "#/$defs/"


def without_references(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with every definition in the place that refers to it; none may refer to itself.

    FastMCP has such a function for schemas of any origin. It loads an HTTP client, to 30 ms of the start.
    """
    definitions = schema.get("$defs", {})

    def resolved(node: Any) -> Any:
        if isinstance(node, list):
            return [resolved(item) for item in node]
        if not isinstance(node, dict):
            return node
        rest = {key: resolved(value) for key, value in node.items() if key not in ("$ref", "$defs")}
        if "$ref" not in node:
            return rest
        return {**resolved(definitions[node["$ref"].removeprefix(_DEFINITIONS)]), **rest}

    result: dict[str, Any] = resolved(schema)
    return result
