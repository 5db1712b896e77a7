"""Compiles the modules that a start of the services loads: a read-only root cannot keep bytecode.

Usage: compile_imported.py MODULE...   Bytecode of modules that nobody loads would only make the image larger.
"""

import importlib
import py_compile
import sys


def main(names: list[str]) -> None:
    for name in names:
        importlib.import_module(name)
    sources = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    for source in sorted(path for path in sources if path and path.endswith(".py")):
        # The image's files do not change, so nothing has to look at their times.
        mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(source, doraise=True, invalidation_mode=mode)


if __name__ == "__main__":
    main(sys.argv[1:])
