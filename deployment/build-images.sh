#!/usr/bin/env bash
# Builds the three images, each with a tag made from its sources. What is built already is not built again.
#
# Usage: deployment/build-images.sh [options]
#   --only NAME   backend, mcp or frontend alone; may be repeated
#   --rebuild     also build what is there already
#   --check       start each image as strictly as a cluster does, and look whether it is as it should be
#   --dry-run     check everything and say what would be done
#   --help
#
# The tags are written to .local/deploy/images.yaml (values of the umbrella chart). Each image also gets the tag that
# the charts use by default, for a plain `helm install`.
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/preflight.sh
. "$ROOT/deployment/lib/preflight.sh"
# shellcheck source=lib/images.sh
. "$ROOT/deployment/lib/images.sh"

ONLY=()
REBUILD=false
CHECK=false
export DOCKER_BUILDKIT=1 # Docker 20.10 does not yet build with it unasked

options() {
  local name
  while [ $# -gt 0 ]; do
    case $1 in
      --only)
        name=$(value "$@")
        [[ $name =~ ^(backend|mcp|frontend)$ ]] || die "There is no image $name: backend, mcp or frontend."
        ONLY+=("$name")
        shift
        ;;
      --rebuild) REBUILD=true ;;
      --check) CHECK=true ;;
      --dry-run) DRY_RUN=true ;;
      --help | -h) usage && exit ;;
      *) die "$1 is not an option. See --help." ;;
    esac
    shift
  done
}

preflight() {
  need_python || :
  if need_docker; then need_disk 5000; fi
  preflight_passed
}

wanted() { [ ${#ONLY[@]} -eq 0 ] || [[ " ${ONLY[*]} " == *" $1 "* ]]; }

build() {
  local component=$1 image=$2 started=$SECONDS
  if ! $REBUILD && docker image inspect "$image" >/dev/null 2>&1; then
    log "$image is built already."
  else
    log "Building $image ..."
    quietly "$LOCAL/log/build-$component.log" docker build --progress plain --build-arg "VERSION=${image#*:}" \
      --file "$ROOT/dockerfiles/$component.Dockerfile" --tag "$image" "$ROOT"
    $DRY_RUN || log "Built $image in $((SECONDS - started)) s."
  fi
  [ -z "$CHART_TAG" ] || run docker tag "$image" "${image%%:*}:$CHART_TAG"
  if $CHECK; then
    run helper images.check "$component" "$image"
  fi
}

main() {
  local component image images
  options "$@"
  preflight
  images=$(image_list)
  CHART_TAG=$(chart_tag)
  while read -r component image; do
    if wanted "$component"; then build "$component" "$image"; fi
  done <<<"$images"
  log "Done."
}

main "$@"
