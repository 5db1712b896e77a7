"""Tests of the validation's own parts; the cluster is measured by the validation itself."""
