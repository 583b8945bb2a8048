"""The numbers of a text, and which of them are figures."""
