"""What leaves the atlas as a file that is read without it."""
