"""Programs that run inside the cluster; none of them is imported by the others."""
