# shellcheck shell=bash
# What has to be there before a script acts. All that is missing is said at once, each with its fix. To be sourced.

PROBLEMS=()

# problem WHAT FIX
problem() { PROBLEMS+=("$1"$'\n'"      Fix: $2"); }

# Ends the script when anything is missing.
preflight_passed() {
  [ ${#PROBLEMS[@]} -eq 0 ] && return
  printf 'error: %s\n' "${#PROBLEMS[@]} thing(s) missing before this can start:" >&2
  printf '  - %s\n' "${PROBLEMS[@]}" >&2
  exit 1
}

# at_least VERSION OLDEST
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# need_version NAME OLDEST FIX COMMAND...: the program, and the first version number the command says.
need_version() {
  local name=$1 oldest=$2 fix=$3 found
  shift 3
  if ! command -v "$name" >/dev/null; then
    problem "$name is not installed." "$fix"
    return 1
  fi
  found=$("$@" 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+)+' | head -n 1) || true
  if [ -z "$found" ]; then
    problem "$name does not say its version ($*)." "reinstall it: $fix"
  elif ! at_least "$found" "$oldest"; then
    problem "$name $found is older than $oldest." "$fix"
  else
    return 0
  fi
  return 1
}

need_python() { need_version python3 3.9 "https://www.python.org/downloads/" python3 --version; }
need_helm() { need_version helm 3.14 "https://helm.sh/docs/intro/install/" helm version --short; }
need_kubectl() { need_version kubectl 1.28 "https://kubernetes.io/docs/tasks/tools/" kubectl version --client; }
need_minikube() { need_version minikube 1.32 "https://minikube.sigs.k8s.io/docs/start/" minikube version --short; }

need_docker() {
  need_version docker 20.10 "https://docs.docker.com/engine/install/" docker --version || return 1
  docker info >/dev/null 2>&1 && return
  problem "The Docker daemon does not answer." "start it, or let this user use it (group docker)."
  return 1
}

# need_docker_room CPUS MEGABYTES: what the machine, or Docker's virtual machine, has to give.
need_docker_room() {
  local cpus bytes
  read -r cpus bytes < <(docker info --format '{{.NCPU}} {{.MemTotal}}' 2>/dev/null) || true
  [ "${cpus:-0}" -ge "$1" ] ||
    problem "Docker has ${cpus:-0} CPU(s), the cluster needs $1." "give Docker more CPUs, or --cpus fewer."
  [ $((${bytes:-0} / 1048576)) -ge "$2" ] ||
    problem "Docker has $((${bytes:-0} / 1048576)) MB of memory, the cluster needs $2." \
      "give Docker more memory, or --memory less (the system needs about 2500)."
}

# need_disk MEGABYTES: in the folder of the repository, as a stand-in for Docker's own.
need_disk() {
  local free
  free=$(df -Pm "$ROOT" | awk 'NR == 2 {print $4}')
  [ "${free:-0}" -ge "$1" ] || problem "The disk has ${free:-0} MB left, $1 are needed." "docker system prune, or free space."
}

need_chart() {
  [ -f "$ROOT/charts/ai-todo/Chart.yaml" ] || problem "charts/ai-todo is not there." "run this in a complete checkout."
}

# What `.env` and the shell say has to make sense in a cluster.
need_settings() {
  local what fix
  while IFS=$'\t' read -r what fix; do
    problem "$what." "$fix."
  done < <(helper settings check 2>&1)
}
