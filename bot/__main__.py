"""`python -m bot` is `baotong`."""

import sys

from bot.cli import main

sys.exit(main())
