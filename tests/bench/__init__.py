"""`python -m tests.bench`: how far the console is from its limits, as ratios of one run."""
