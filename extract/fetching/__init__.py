"""Documents from the web, for those that data/sources.toml has an address of."""
