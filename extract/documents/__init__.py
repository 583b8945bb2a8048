"""Files as text: every format a report comes in."""
