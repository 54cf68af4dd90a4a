#!/usr/bin/env python
import gc
import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    # A command makes many rows and few rings: looking for those took a sixth of the demo's time.
    gc.set_threshold(50_000, 50, 50)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    execute_from_command_line(sys.argv)
