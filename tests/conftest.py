"""Settings that every test runs under; set here before anything imports Qt, with no fixtures of one area."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QSG_RENDER_LOOP"] = "basic"
os.environ["LC_ALL"] = "C.UTF-8"
for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
    del os.environ[name]
