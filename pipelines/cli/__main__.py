"""`python -m pipelines.cli`: the command line without the installed script."""

from pipelines.cli import main

if __name__ == "__main__":
    main()
