"""The split against the numbers it has to reach, and against other programs."""
