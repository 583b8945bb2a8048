"""Tests of extract.prepared."""
