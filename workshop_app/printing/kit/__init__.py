"""One file for each document of the hall, and the one that binds them."""
