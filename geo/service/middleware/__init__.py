"""What every response passes through: encodings, headers, framing, Streamlit's compressed scripts, preloads."""
