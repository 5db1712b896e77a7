# shellcheck shell=bash
# What all deployment scripts share: words, time, options, and commands that a dry run only shows. To be sourced.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export LOCAL=$ROOT/.local/deploy
export PYTHONPATH="$ROOT/scripts" PYTHONDONTWRITEBYTECODE=1
DRY_RUN=false

log() { printf '[%4ds] %s\n' "$SECONDS" "$*"; }
warn() { printf 'warning: %s\n' "$*" >&2; }
die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# The comment at the top of a script is its manual.
usage() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; }

# Empty lists and some expansions are errors in older ones, such as the one of macOS.
((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 404)) || die "bash $BASH_VERSION is older than 4.4. Fix: brew install bash."

# value OPTION VALUE...: what follows an option, or a refusal.
value() {
  if [ -z "${2:-}" ] || [[ $2 == -* ]]; then die "$1 needs a value. See --help."; fi
  printf '%s' "$2"
}

# helper MODULE ARGUMENTS...: a Python part of the deployment, whatever lies in the folder this is called from.
helper() { (cd "$ROOT/deployment" && python3 -m "$@"); }

# Runs a command, or shows it in a dry run.
run() {
  if $DRY_RUN; then
    printf '[%4ds] would run:' "$SECONDS"
    printf ' %q' "$@"
    printf '\n'
  else
    "$@"
  fi
}

# quietly FILE COMMAND...: keeps what the command says in FILE, and shows its end when it fails.
quietly() {
  local file=$1
  shift
  if $DRY_RUN; then
    run "$@"
    return
  fi
  mkdir -p "$(dirname "$file")"
  if ! "$@" >"$file" 2>&1; then
    tail -n 40 "$file" >&2
    die "$1 failed. All it said is in ${file#"$ROOT/"}."
  fi
}
