"""What the form carries, and what the desk beside it feels: every number asked, in one run.

    python -m benchmarks.intake [PART …] [--rounds 5] [--kills 20]

Speeds are ratios of two measurements taken in turn in short slices on the same machine: what else
runs there weighs on both. Each ratio is the median of its pairs.
"""
