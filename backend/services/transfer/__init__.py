"""Tasks as files of other programs: exports, imports, and the calendar feed."""
