"""What every response passes through: log, encodings, headers, Streamlit's compressed scripts, preloads."""
