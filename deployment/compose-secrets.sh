#!/usr/bin/env bash
# Makes the secrets of compose.yaml in .local/compose/; those that are there stay as they are.
# OPENAI_API_KEY is taken from .env or the shell each time.
#
# Usage: deployment/compose-secrets.sh [--help]
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/preflight.sh
. "$ROOT/deployment/lib/preflight.sh"

case ${1:-} in
  "") ;;
  --help | -h) usage && exit ;;
  *) die "$1 is not an option. See --help." ;;
esac
need_python || :
preflight_passed
helper settings compose
