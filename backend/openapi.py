"""Writes the API's OpenAPI document to stdout: `python -m openapi > openapi.json`. Needs no database."""

import json
import sys

from pydantic import SecretStr

from config import Settings
from main import create_app


def main() -> None:
    app = create_app(Settings(database_url=SecretStr("postgresql://not-used")))
    json.dump(app.openapi(), sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
