"""Rules that say what a row is: industrial or not, of which branch, of which sector."""
