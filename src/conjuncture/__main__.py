"""`python -m conjuncture`: the command line."""

from conjuncture.cli.main import main

if __name__ == "__main__":
    main()
