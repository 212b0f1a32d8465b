"""What the process serves: HTTP routes beside the pages, what every answer passes through, the start."""
