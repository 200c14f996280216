"""Benchmarks: speed and memory, run apart from the tests."""
