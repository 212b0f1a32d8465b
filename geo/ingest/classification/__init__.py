"""Classification rules: whether a row is industrial, and its branch and sector."""
