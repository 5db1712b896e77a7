#!/usr/bin/env bash
# Starts a Minikube cluster that is large enough for AI Todo. One that runs already is left as it is.
#
# Usage: deployment/minikube-setup.sh [options] [-- more arguments for minikube start]
#   --profile NAME   Minikube profile, also the name of the kubectl context (minikube)
#   --cpus N         CPUs of the node (2)
#   --memory MB      memory of the node (4096)
#   --dry-run        check everything and say what would be done
#   --help
#
# Network policies are enforced only by some network plugins: `-- --cni=calico` brings one.
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/preflight.sh
. "$ROOT/deployment/lib/preflight.sh"
# shellcheck source=lib/cluster.sh
. "$ROOT/deployment/lib/cluster.sh"

CPUS=2
MEMORY=4096
MORE=()

options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --profile)
        PROFILE=$(value "$@")
        shift
        ;;
      --cpus)
        CPUS=$(value "$@")
        shift
        ;;
      --memory)
        MEMORY=$(value "$@")
        shift
        ;;
      --dry-run) DRY_RUN=true ;;
      --help | -h) usage && exit ;;
      --)
        shift
        MORE=("$@")
        break
        ;;
      *) die "$1 is not an option. See --help." ;;
    esac
    shift
  done
  [[ $CPUS =~ ^[0-9]+$ ]] || die "--cpus needs a number."
  [[ $MEMORY =~ ^[0-9]+$ ]] || die "--memory needs a number of megabytes."
}

preflight() {
  need_kubectl || :
  need_helm || :
  need_python || :
  need_minikube || :
  if need_docker && ! profile_runs; then
    need_docker_room "$CPUS" "$MEMORY"
    need_disk 10000
  fi
  preflight_passed
}

main() {
  options "$@"
  preflight
  log "Minikube profile $PROFILE (kubectl context $PROFILE)."
  if profile_runs; then
    log "It runs already and is left as it is."
    return
  fi
  log "Starting it with $CPUS CPUs and $MEMORY MB; the first start takes some minutes."
  run minikube start --profile "$PROFILE" --cpus "$CPUS" --memory "$MEMORY" "${MORE[@]}"
  run kubectl --context "$PROFILE" wait --for condition=Ready node --all --timeout 120s
  log "The cluster is ready."
}

main "$@"
