"""Start ``casebook-hq``."""

import sys

from headquarters.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
