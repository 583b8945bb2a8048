"""How well documents are read: the rows beside what careful readers annotated."""
