"""Government work reports in, one tidy table of their figures out."""
