"""The tidy table: its columns, its files, how it is built and checked."""
