"""The stand-in as a process: `python -m tests.standin --port 9200`, then OPENAI_BASE_URL=http://127.0.0.1:9200/v1."""

import argparse

import uvicorn

from tests.standin.server import StandIn


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.standin", description="A model for tests.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    arguments = parser.parse_args()
    uvicorn.run(StandIn().app, host=arguments.host, port=arguments.port, log_level="warning")


if __name__ == "__main__":
    main()
