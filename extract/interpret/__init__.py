"""A figure and the words around it as an observation: what, whose, when."""
