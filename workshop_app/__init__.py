"""Tablée: run a collective-intelligence workshop from one laptop, without internet."""

