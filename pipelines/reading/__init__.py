"""From bytes to one readable notice: decoding, furniture, headline, publication line, language."""
