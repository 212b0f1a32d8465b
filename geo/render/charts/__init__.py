"""Charts: the only users of Plotly, and the same figures as rows of text."""
