"""Measures what AI Todo promises on the cluster it runs on. `deployment/validate.sh` runs it."""
