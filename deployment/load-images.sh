#!/usr/bin/env bash
# Brings the images of the present sources to the Minikube node. What is there already is not sent again.
#
# Usage: deployment/load-images.sh [options]
#   --profile NAME   Minikube profile (minikube)
#   --dry-run        check everything and say what would be done
#   --help
#
# The image of the development PostgreSQL goes along when Docker has it; otherwise the node pulls it.
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/preflight.sh
. "$ROOT/deployment/lib/preflight.sh"
# shellcheck source=lib/cluster.sh
. "$ROOT/deployment/lib/cluster.sh"
# shellcheck source=lib/images.sh
. "$ROOT/deployment/lib/images.sh"

options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --profile)
        PROFILE=$(value "$@")
        shift
        ;;
      --dry-run) DRY_RUN=true ;;
      --help | -h) usage && exit ;;
      *) die "$1 is not an option. See --help." ;;
    esac
    shift
  done
}

preflight() {
  local python=true
  need_python || python=false
  if need_docker && $python; then need_built_images; fi
  if need_minikube; then need_profile; fi
  preflight_passed
}

# One archive for all: layers they share are sent once.
send() { docker save "$@" | minikube image load --profile "$PROFILE" -; }

main() {
  local component image images here tag missing=()
  options "$@"
  preflight
  log "Minikube profile $PROFILE."
  images=$(image_list)
  here=$(images_on_node)
  tag=$(chart_tag)
  while read -r component image; do
    if grep -qxF "$image" <<<"$here"; then
      log "$image is on the node already."
    else
      log "Sending $image ($component)."
      missing+=("$image")
      [ -z "$tag" ] || missing+=("${image%%:*}:$tag")
    fi
  done <<<"$images"
  if ! grep -qxF "$DATABASE_IMAGE" <<<"$here" && docker image inspect "$DATABASE_IMAGE" >/dev/null 2>&1; then
    log "Sending $DATABASE_IMAGE, the development database."
    missing+=("$DATABASE_IMAGE")
  fi
  if [ ${#missing[@]} -gt 0 ]; then
    run send "${missing[@]}"
    $DRY_RUN || need_images_on_node
    preflight_passed
  fi
  log "All images are on the node."
}

main "$@"
