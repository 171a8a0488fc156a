"""`python -m examgen` is the command line."""

from examgen.cli import main

main()
