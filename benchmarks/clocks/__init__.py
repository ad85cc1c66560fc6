"""The time that is shown: on the console, on the hall's screen, on a phone and in the mirror."""
