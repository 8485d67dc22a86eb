"""Where raw items come from: bytes and what is known of them. Reads no text."""
