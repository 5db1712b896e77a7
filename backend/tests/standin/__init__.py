"""A stand-in for an OpenAI-compatible endpoint, and the services it is tried against."""
