"""A large table made ready once: sorted files, and the engine that reads them."""
