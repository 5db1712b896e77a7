#!/usr/bin/env bash
# Measures every success criterion of the deployment on the running cluster: pass or fail, with the figure.
# It changes the release while it runs and puts everything back. See --help; the program is deployment/validation.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

command -v python3 >/dev/null || {
  echo "error: python3 is not on PATH. Fix: install Python 3.9 or newer." >&2
  exit 2
}
# Brings uv, Python 3.13 and the backend's packages when they are not there yet, and says nothing otherwise.
python3 "$root/scripts/bootstrap.py" backend || exit 2

export PYTHONPATH="$root/deployment"
exec "$root/.local/bin/uv" run --quiet --no-sync --project "$root/backend" python -m validation "$@"
