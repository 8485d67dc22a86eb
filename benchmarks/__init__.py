"""What is measured against what. Nothing of the pipeline imports this."""
