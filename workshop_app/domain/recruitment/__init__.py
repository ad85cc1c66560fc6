"""Recruiting a working group: rules as data, and a pure engine that decides by them."""
