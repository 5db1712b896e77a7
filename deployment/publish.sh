#!/usr/bin/env bash
# Pushes the images and the charts of one version to a registry. Sign in there first (docker login, helm registry login).
#
# Usage: deployment/publish.sh --registry HOST/OWNER --version VERSION [options]
#   --registry NAME   where to, such as ghcr.io/owner
#   --version X.Y.Z   what the charts say they are (version and appVersion); anything else is refused
#   --dry-run         check everything and say what would be done
#   --help
#
# The published charts name the published images; the ones of the repository are left as they are.
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/preflight.sh
. "$ROOT/deployment/lib/preflight.sh"
# shellcheck source=lib/images.sh
. "$ROOT/deployment/lib/images.sh"

REGISTRY=
VERSION=

options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --registry)
        REGISTRY=$(value "$@")
        shift
        ;;
      --version)
        VERSION=$(value "$@")
        shift
        ;;
      --dry-run) DRY_RUN=true ;;
      --help | -h) usage && exit ;;
      *) die "$1 is not an option. See --help." ;;
    esac
    shift
  done
  [ -n "$REGISTRY" ] || die "--registry is missing. See --help."
  [ -n "$VERSION" ] || die "--version is missing. See --help."
}

preflight() {
  local chart python=true
  need_helm || :
  need_python || python=false
  if need_docker && $python; then need_built_images; fi
  for chart in "$ROOT"/charts/*/Chart.yaml; do
    grep -qE "^version: *\"?$VERSION\"?\$" "$chart" ||
      problem "${chart#"$ROOT/"} is not of version $VERSION." "set version and appVersion there, commit, and tag again."
  done
  preflight_passed
}

images() {
  local component image name
  while read -r component image; do
    name=$REGISTRY/${image%%:*}
    log "Pushing $name:$VERSION ($component)."
    run docker tag "$image" "$name:$VERSION"
    run docker push --quiet "$name:$VERSION"
  done < <(image_list)
}

charts() {
  local name copy=$LOCAL/publish
  rm -rf "$copy" && mkdir -p "$copy"
  cp -r "$ROOT/charts" "$copy/"
  for name in backend mcp frontend; do
    sed -i "s#^  repository: ai-todo-$name\$#  repository: $REGISTRY/ai-todo-$name#" "$copy/charts/ai-todo-$name/values.yaml"
    grep -q "^  repository: $REGISTRY/" "$copy/charts/ai-todo-$name/values.yaml" || die "ai-todo-$name has no image.repository."
  done
  for name in ai-todo-backend ai-todo-mcp ai-todo-frontend ai-todo; do
    log "Pushing the chart $name $VERSION."
    run helm dependency update "$copy/charts/$name"
    run helm package "$copy/charts/$name" --destination "$copy"
    run helm push "$copy/$name-$VERSION.tgz" "oci://$REGISTRY/charts"
  done
}

main() {
  options "$@"
  preflight
  log "Publishing version $VERSION to $REGISTRY."
  images
  charts
  log "Done."
}

main "$@"
