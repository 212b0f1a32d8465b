"""What several pages use: HTML, charts, links, notices, source line, export, permalink."""
