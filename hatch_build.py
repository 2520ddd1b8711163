"""The build hook: a wheel and an editable install hold compiled catalogs."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles locales/*/LC_MESSAGES/messages.po before anything is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile every catalog, stale or not: a clock that was set back must not spoil a release."""
        root = Path(self.root)
        catalogs = _load(root / "bot" / "catalogs.py")
        for source in catalogs.sources(root / "locales"):
            catalogs.compile_catalog(source)


def _load(path: Path) -> ModuleType:
    # Not `import bot`: the build environment has Babel, but none of the bot's own dependencies.
    spec = importlib.util.spec_from_file_location("catalogs", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be loaded.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
