"""What the table says: preferred rows, outcomes, verdicts, coverage."""
