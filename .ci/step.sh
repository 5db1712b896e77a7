# shellcheck shell=bash
# Says what runs and how long it took. To be sourced.

began=$SECONDS

step() {
  local title=$1 started=$SECONDS
  shift
  printf '\n=== %s\n' "$title"
  "$@" || return
  printf '=== %s: %d s (%d s in all)\n' "$title" "$((SECONDS - started))" "$((SECONDS - began))"
}
