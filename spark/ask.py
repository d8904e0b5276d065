"""For spark-submit, which wants a file: the same as `python -m catena_spark`."""

import sys

from catena_spark.__main__ import main

sys.exit(main())
