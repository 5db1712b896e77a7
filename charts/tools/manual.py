"""values.schema.json and the table in README.md, both made from the comments in values.yaml.

A key is described by the comment lines right above it:

    # -- What the key does; may go on in the next lines.
    # @schema minimum: 1
    replicaCount: 1

`@schema` lines together are YAML: JSON Schema keywords, `use: NAME` for a structure of kubernetes_types, or
`chart: NAME` for the values of another chart. The type is that of the default. Objects are closed.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from kubernetes_types import TYPES, Schema, closed
from layout import CHARTS, COMMON

TABLE_BEGIN = "<!-- values: made from values.yaml -->"
TABLE_END = "<!-- end of values -->"
_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string", dict: "object", list: "array"}


class ManualError(Exception):
    """A values.yaml that cannot be read as a manual: which line, and what is missing."""


@dataclass
class Key:
    """One key of a values.yaml: its default, what its comments say, and the keys below it."""

    name: str
    default: Any
    description: str
    annotations: dict[str, Any]
    children: list["Key"] = field(default_factory=list)


def read(chart: str) -> list[Key]:
    """The keys of a chart's values.yaml in their order; ManualError where one is not described."""
    path = CHARTS / chart / "values.yaml"
    text = path.read_text()
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    return _keys(root, text.splitlines(), path)


def schema(chart: str) -> Schema:
    """The JSON Schema of a chart's values."""
    described = {key.name: _schema(key) for key in read(chart)}
    # Helm gives every dependency a place in the values and passes `global` on; the library has no other.
    described[COMMON] = closed(**{"global": described["global"]})
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"Values of the chart {chart}",
        "type": "object",
        "additionalProperties": False,
        "properties": described,
    }


def schema_text(chart: str) -> str:
    return json.dumps(schema(chart), indent=2) + "\n"


def readme_text(chart: str) -> str:
    """The chart's README.md with the table of values as it should be."""
    path = CHARTS / chart / "README.md"
    before, begin, rest = path.read_text().partition(TABLE_BEGIN)
    _, end, after = rest.partition(TABLE_END)
    if not begin or not end:
        raise ManualError(f"{path}: the lines {TABLE_BEGIN} and {TABLE_END} are missing")
    rows = "\n".join(_rows(read(chart)))
    table = f"\n\n| key | default | what it does |\n| --- | --- | --- |\n{rows}\n\n"
    return f"{before}{TABLE_BEGIN}{table}{TABLE_END}{after}"


def _keys(node: Any, lines: list[str], path: Path) -> list[Key]:
    keys = []
    for name_node, value_node in node.value:
        description, annotations = _comments(lines, name_node.start_mark.line, path)
        key = Key(name_node.value, _construct(value_node), description, annotations)
        whole = "use" in annotations or "chart" in annotations
        if isinstance(value_node, yaml.MappingNode) and value_node.value and not whole:
            key.children = _keys(value_node, lines, path)
        elif not description:
            raise ManualError(f"{path}:{name_node.start_mark.line + 1}: {key.name} has no `# --` description")
        keys.append(key)
    return keys


def _construct(node: yaml.Node) -> Any:
    loader = yaml.SafeLoader("")
    return loader.construct_object(node, deep=True)


def _comments(lines: list[str], line: int, path: Path) -> tuple[str, dict[str, Any]]:
    block: list[str] = []
    for text in reversed(lines[:line]):
        if not text.strip().startswith("#"):
            break
        block.insert(0, text.strip().removeprefix("#").strip())
    annotations = "\n".join(text.removeprefix("@schema ") for text in block if text.startswith("@schema "))
    words = [text for text in block if not text.startswith("@schema ")]
    starts = [index for index, text in enumerate(words) if text.startswith("-- ")]
    description = " ".join(words[starts[-1] :]).removeprefix("-- ") if starts else ""
    try:
        return description, yaml.safe_load(annotations) or {}
    except yaml.YAMLError as error:
        raise ManualError(f"{path}:{line + 1}: the @schema lines are not YAML: {error}") from None


def _schema(key: Key) -> Schema:
    described: Schema = {"description": key.description} if key.description else {}
    rest = {name: value for name, value in key.annotations.items() if name not in ("use", "chart")}
    if "chart" in key.annotations:
        values = schema(key.annotations["chart"])["properties"]
        return {**described, "type": "object", "additionalProperties": False, "properties": values}
    if "use" in key.annotations:
        return {**described, **TYPES[key.annotations["use"]], **rest, "default": key.default}
    if key.children:
        properties = {child.name: _schema(child) for child in key.children}
        return {**described, "type": "object", "additionalProperties": False, "properties": properties}
    inferred: Schema = {} if "type" in rest or "enum" in rest else {"type": _type(key)}
    return {**described, **inferred, **rest, "default": key.default}


def _type(key: Key) -> str:
    if key.default is None or (isinstance(key.default, list) and "items" not in key.annotations):
        raise ManualError(f"{key.name}: a type cannot be told from {key.default!r}; give it by `# @schema`")
    return _TYPES[type(key.default)]


def _rows(keys: list[Key], prefix: str = "") -> Iterator[str]:
    for key in keys:
        name = f"{prefix}{key.name}"
        if key.children:
            yield from _rows(key.children, f"{name}.")
        else:
            default = json.dumps(key.default).replace("|", "\\|")
            yield f"| `{name}` | `{default}` | {key.description.replace('|', chr(92) + '|')} |"
