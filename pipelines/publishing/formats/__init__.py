"""The tables in the formats of other tools, each by one module. They say nothing that the Parquet files do not say."""
