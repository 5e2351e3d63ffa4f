"""The rules: decide what an act leads to, apply what has happened.

Importing the model fills its tables: every capability's module is imported here.
"""

import importlib
import pkgutil

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
