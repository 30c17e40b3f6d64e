"""What can be named: theories, ledgers and coded cases. Cases have their own registry in `cases`."""
