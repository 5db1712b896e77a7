"""The three images: what goes into each, and the tag that follows from it."""
