"""The one place that says what a table is: columns, types, keys, meanings, vocabularies."""
