"""Charts, the only modules that use Plotly, and the same figures as tables of text."""
