#!/usr/bin/env bash
# Installs AI Todo in a cluster, or upgrades it, and waits until it is ready.
#
# Usage: deployment/deploy.sh [options]
#   --context NAME     kubectl context (minikube)
#   --namespace NAME   namespace; made when missing, with pod security level "restricted" (ai-todo)
#   --release NAME     Helm release (ai-todo)
#   --values FILE      more values, which win; may be repeated
#   --timeout TIME     longest wait for the pods (5m)
#   --dry-run          check everything and say what would be done
#   --help
#
# `.env` (or the shell) may set DATABASE_URL, OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL and others: see .env.example.
# Secrets become Kubernetes Secrets; they are in no argument and no file. Without settings the release gets a PostgreSQL
# for development and the built-in assistant.
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/preflight.sh
. "$ROOT/deployment/lib/preflight.sh"
# shellcheck source=lib/cluster.sh
. "$ROOT/deployment/lib/cluster.sh"
# shellcheck source=lib/images.sh
. "$ROOT/deployment/lib/images.sh"

VALUES=()
TIMEOUT=5m
HELM_LOG=$LOCAL/log/helm-$$.log # its own: two runs at a time must not read each other's
SETTINGS_FILE=$LOCAL/settings.yaml

options() {
  local file
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
      --values)
        file=$(value "$@")
        VALUES+=("$file")
        shift
        ;;
      --timeout)
        TIMEOUT=$(value "$@")
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
  local file python=true
  need_helm || :
  need_chart
  need_python || python=false
  if $python; then need_settings; fi
  for file in "${VALUES[@]}"; do
    [ -f "$file" ] || problem "The values file $file is not there." "check the path after --values."
  done
  if need_kubectl && need_context; then
    need_server_version
    # Files of one's own may set other ports; then Kubernetes says which one is taken.
    [ ${#VALUES[@]} -gt 0 ] || need_free_ports 30080 30081
    if $python && on_minikube; then PROFILE=$CONTEXT need_images_on_node; fi
  fi
  preflight_passed
}

# The application needs no more than the strictest level allows, and nothing else shall come in beside it.
prepare_namespace() {
  log "Namespace $NAMESPACE, pod security level restricted."
  $DRY_RUN && return
  kube apply --filename - >/dev/null <<YAML
apiVersion: v1
kind: Namespace
metadata:
  name: $NAMESPACE
  labels:
    pod-security.kubernetes.io/enforce: restricted
YAML
}

prepare_settings() {
  log "Settings from .env and the shell (secrets are not shown)."
  $DRY_RUN && return
  mkdir -p "$LOCAL"
  helper settings values --release "$RELEASE" >"$SETTINGS_FILE"
  grep -q existingSecret "$SETTINGS_FILE" || return 0 # no secret is set
  helper settings secrets --release "$RELEASE" --namespace "$NAMESPACE" |
    kube apply --filename - >/dev/null
}

# Says every few seconds how far the pods are, until it is killed.
watch_pods() {
  local line last=
  while sleep 3 >/dev/null 2>&1; do
    line=$(kube --namespace "$NAMESPACE" get pods --selector "app.kubernetes.io/instance=$RELEASE" --no-headers 2>/dev/null |
      awk '$3 ~ /Completed|Terminating/ {next} {all++; split($2, part, "/"); if (part[1] == part[2]) ready++}
        END {printf "%d of %d pods are ready", ready, all}')
    [ "$line" = "$last" ] || log "$line."
    last=$line
  done
}

upgrade() {
  local file watcher status=0 arguments=(upgrade --install "$RELEASE" "$ROOT/charts/ai-todo" --wait --timeout "$TIMEOUT")
  for file in "$ROOT/charts/ai-todo/values-minikube.yaml" "$SETTINGS_FILE" "$IMAGES_FILE" "${VALUES[@]}"; do
    arguments+=(--values "$file")
  done
  if $DRY_RUN; then
    run helm --kube-context "$CONTEXT" --namespace "$NAMESPACE" "${arguments[@]}"
    return
  fi
  mkdir -p "$(dirname "$HELM_LOG")"
  watch_pods &
  watcher=$!
  helm_ "${arguments[@]}" >"$HELM_LOG" 2>&1 || status=$?
  kill "$watcher" && wait "$watcher" 2>/dev/null || :
  return "$status"
}

explain() {
  cat "$HELM_LOG" >&2
  helper diagnosis --context "$CONTEXT" --namespace "$NAMESPACE" --release "$RELEASE" --helm-output "$HELM_LOG" >&2 || :
  die "Release $RELEASE did not come up. Mend the cause and run this again."
}

main() {
  options "$@"
  preflight
  show_target
  image_list >/dev/null
  prepare_namespace
  prepare_settings
  log "Installing or upgrading, up to $TIMEOUT ..."
  upgrade || explain
  $DRY_RUN && return
  rm -f "$HELM_LOG"
  log "Release $RELEASE is ready."
  helm_ get notes "$RELEASE"
}

main "$@"
