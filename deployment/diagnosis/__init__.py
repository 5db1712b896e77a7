"""Why a release does not come up: what is not well, what the cluster says, and the likely cause."""
