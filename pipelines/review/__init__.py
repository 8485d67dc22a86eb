"""Review: which items wait for a person, in which order, and what a decision is as a correction. Applies none."""
