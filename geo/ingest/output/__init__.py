"""From rows to tables: projects, shapes, files for the browser, reconciliation of totals, the swap of folders."""
