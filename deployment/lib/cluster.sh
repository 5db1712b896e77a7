# shellcheck shell=bash
# The cluster a script acts on: always named, never kubectl's current context by chance. To be sourced.

PROFILE=minikube
CONTEXT=
NAMESPACE=ai-todo
RELEASE=ai-todo

kube() { kubectl --context "$CONTEXT" "$@"; }
helm_() { helm --kube-context "$CONTEXT" --namespace "$NAMESPACE" "$@"; }

# Whether the context is that of a Minikube profile on this machine.
on_minikube() { command -v minikube >/dev/null && minikube profile list --output json 2>/dev/null | grep -q "\"Name\": *\"$CONTEXT\""; }

profile_runs() { [ "$(minikube status --profile "$PROFILE" --format '{{.APIServer}}' 2>/dev/null)" = Running ]; }

need_profile() {
  profile_runs || problem "The Minikube profile $PROFILE does not run." "deployment/minikube-setup.sh --profile $PROFILE"
}

need_context() {
  CONTEXT=${CONTEXT:-$PROFILE}
  if ! kubectl config get-contexts "$CONTEXT" >/dev/null 2>&1; then
    problem "kubectl knows no context $CONTEXT." \
      "deployment/minikube-setup.sh, or --context with one of: $(kubectl config get-contexts --output name 2>/dev/null | tr '\n' ' ')"
    return 1
  fi
  kube get --raw /readyz --request-timeout=10s >/dev/null 2>&1 && return
  problem "The cluster of context $CONTEXT does not answer." "start it (deployment/minikube-setup.sh), or check the VPN."
  return 1
}

# The chart asks for features of this Kubernetes version.
need_server_version() {
  local found
  found=$(kube version 2>/dev/null | sed -n 's/^Server Version: v//p')
  at_least "${found:-0}" 1.28 || problem "The cluster has Kubernetes ${found:-?}; 1.28 is needed." "upgrade it, or minikube delete and set up anew."
}

# Another release may have the node ports: they belong to the cluster, not to a namespace.
need_free_ports() {
  local port owner
  for port in "$@"; do
    owner=$(kube get services --all-namespaces --request-timeout=10s --output \
      jsonpath='{range .items[*]}{.metadata.namespace}/{.metadata.name}{" "}{.spec.ports[*].nodePort}{"\n"}{end}' |
      awk -v port="$port" -v own="$NAMESPACE/$RELEASE-" 'index($1, own) != 1 {for (i = 2; i <= NF; i++) if ($i == port) print $1}')
    [ -z "$owner" ] || problem "Node port $port belongs to service $owner." \
      "uninstall that release, or give --values with other ports (frontend.service.nodePort, backend.service.nodePort)."
  done
}

# show_target: what is about to be changed, before it is.
show_target() { log "Context $CONTEXT, namespace $NAMESPACE, release $RELEASE."; }
