"""How right the readings are, measured on annotated notices."""
