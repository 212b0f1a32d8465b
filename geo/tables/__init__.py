"""The tables of ``data/``: their declaration, contracts, the store that reads them, the account of their build."""
