#!/usr/bin/env bash
# Removes a release from a cluster. Its data stay unless you say otherwise, and the next deploy finds them.
#
# Usage: deployment/teardown.sh [options]
#   --context NAME     kubectl context (minikube)
#   --namespace NAME   namespace (ai-todo)
#   --release NAME     Helm release (ai-todo)
#   --delete-data      also delete the namespace with all in it: the development database, the secrets
#   --delete-cluster   also delete the Minikube cluster of that context
#   --dry-run          check everything and say what would be done
#   --help
#
# A database of your own (DATABASE_URL) is never touched.
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/preflight.sh
. "$ROOT/deployment/lib/preflight.sh"
# shellcheck source=lib/cluster.sh
. "$ROOT/deployment/lib/cluster.sh"

DELETE_DATA=false
DELETE_CLUSTER=false

options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --context)
        CONTEXT=$(value "$@")
        shift
        ;;
      --namespace)
        NAMESPACE=$(value "$@")
        shift
        ;;
      --release)
        RELEASE=$(value "$@")
        shift
        ;;
      --delete-data) DELETE_DATA=true ;;
      --delete-cluster) DELETE_CLUSTER=true ;;
      --dry-run) DRY_RUN=true ;;
      --help | -h) usage && exit ;;
      *) die "$1 is not an option. See --help." ;;
    esac
    shift
  done
}

preflight() {
  need_helm || :
  if $DELETE_CLUSTER; then need_minikube || :; fi
  if need_kubectl; then need_context || :; fi
  preflight_passed
}

main() {
  options "$@"
  preflight
  show_target
  if helm_ status "$RELEASE" >/dev/null 2>&1; then
    log "Uninstalling ..."
    run helm --kube-context "$CONTEXT" --namespace "$NAMESPACE" uninstall "$RELEASE" --wait --timeout 3m
  else
    log "There is no release $RELEASE."
  fi
  run kubectl --context "$CONTEXT" --namespace "$NAMESPACE" delete secrets --selector "ai-todo/given-to=$RELEASE" --ignore-not-found
  if $DELETE_DATA; then
    log "Deleting namespace $NAMESPACE with its data ..."
    run kubectl --context "$CONTEXT" delete namespace "$NAMESPACE" --ignore-not-found --wait --timeout 3m
  fi
  if $DELETE_CLUSTER; then
    log "Deleting the cluster ..."
    run minikube delete --profile "$CONTEXT"
  fi
  log "Done."
}

main "$@"
