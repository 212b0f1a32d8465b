"""What every source is read with: files against their contract, places, ids, the account of rows."""
