"""What a file says beside its rows: the licences of its sources, and a read-me for formats that hold rows alone."""
