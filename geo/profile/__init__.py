"""One area in detail: its figures beside others, its rank, its context, what is nearby, comparison, slides."""
