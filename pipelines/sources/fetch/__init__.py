"""Fetches a source's notices into its archive, politely and on guard. Reads no notice."""
