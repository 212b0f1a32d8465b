"""Funded projects: which count, their sums and how much is known of them, the list, the largest, firms funded twice."""
