"""The user interface; `geo` never imports Streamlit, only this package does."""
