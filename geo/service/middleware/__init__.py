"""What every response passes through: encodings, headers, Streamlit's compressed scripts, preloads."""
