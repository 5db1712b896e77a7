"""Says the images' names with their content tags, one a line: `python3 -m images [--values FILE]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from images import tags

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="images", description=__doc__)
    parser.add_argument(
        "--values", type=Path, help="also write the tags there, as values for the umbrella chart"
    )
    parser.add_argument("--version", action="store_true", help="say only the tag the charts use by default")
    options = parser.parse_args()
    if options.version:
        print(tags.chart_version(ROOT))
        return 0
    made = {component: tags.tag(ROOT, component) for component in tags.COMPONENTS}
    if options.values:
        options.values.parent.mkdir(parents=True, exist_ok=True)
        options.values.write_text(tags.values(made), encoding="utf-8")
    for component, content_tag in made.items():
        print(f"{component} {tags.name_of(component)}:{content_tag}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
