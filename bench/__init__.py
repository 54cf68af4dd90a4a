"""What is measured rather than tested. Importing this gives a benchmark settings and a data folder of its own."""

import atexit
import os
import tempfile

import django

FOLDER = tempfile.TemporaryDirectory(prefix="bench")
atexit.register(FOLDER.cleanup)
KEY = os.environ.get("SECRET_KEY") or "only-for-this-bench-only-for-this-bench"
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "config.settings",
    "DATA_DIR": FOLDER.name,
    "SECRET_KEY": KEY,
    "DEMO": "0",
}
django.setup()
