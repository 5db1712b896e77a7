"""The report in its forms: for the terminal, for a browser, for the repository."""
