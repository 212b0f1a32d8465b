"""Registers and contests: who was awarded aid, told by whoever keeps the list. Their euros may be other lists' too."""
