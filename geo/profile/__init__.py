"""One area closely: its figures beside others, its rank, its context, what lies nearby, comparison, slides."""
