"""Registers, contests and envelopes: public money as whoever keeps the list tells it, beside the grants of others."""
