"""What several pages use: HTML, charts, links, notices, the source line, files, permalinks."""
