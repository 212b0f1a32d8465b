"""From rows to tables: projects, shapes, files for the browser, totals that must agree, the swap of folders."""
