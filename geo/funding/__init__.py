"""Funded projects: which count, their sums and reliability, the list, the largest, firms with several programmes."""
