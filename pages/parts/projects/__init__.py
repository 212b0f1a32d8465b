"""Parts of the projects page."""
