"""Tablée: run a collective-intelligence workshop from one laptop, without internet."""

__version__ = "0.1.0"
