"""What `.env` means for a cluster: Secrets to make, and values that name them."""
