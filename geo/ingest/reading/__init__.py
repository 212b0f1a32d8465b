"""Shared by all source readers: file checks, places, ids, and the ledger of rows."""
