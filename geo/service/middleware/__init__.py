"""What every response passes through: headers, framing, Streamlit's compressed scripts, preloads."""
