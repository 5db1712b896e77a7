# shellcheck shell=bash
# The three images by their content tags. To be sourced.

IMAGES_FILE=$LOCAL/images.yaml

# Lines of "component name:tag"; also written as values for the chart.
image_list() { helper images --values "$IMAGES_FILE"; }

# The tag that a plain `helm install` of the chart uses.
chart_tag() { helper images --version; }

# Names of the images on the node, without the registry that Docker adds in its mind.
images_on_node() { minikube image ls --profile "$PROFILE" 2>/dev/null | sed 's#^docker.io/library/##'; }

need_built_images() {
  local component image
  while read -r component image; do
    docker image inspect "$image" >/dev/null 2>&1 ||
      problem "The image $image ($component) is not built." "deployment/build-images.sh"
  done < <(image_list)
}

need_images_on_node() {
  local component image here
  here=$(images_on_node)
  while read -r component image; do
    grep -qxF "$image" <<<"$here" || problem "The image $image ($component) is not on the node." "deployment/load-images.sh"
  done < <(image_list)
}

# The database of a release without DATABASE_URL, as in the chart's values.
# shellcheck disable=SC2034
DATABASE_IMAGE=postgres:17
