"""JSON Schemas and handbook, generated from the models, their words and the rules.

Schemas are what editors use (each data file names its own in its first line).  They list the
institutions of their data root, so every root has its own: the project's lie beside this module.
`handbook/` is for people.  A test fails when anything is stale.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from tracker.checked import PROJECT
from tracker.loading.where import PLACES
from tracker.models import Institution
from tracker.schemas.handbook import handbook
from tracker.schemas.shape import parts, schemas

__all__ = ["PLACES", "generated", "handbook", "parts", "schema_folder", "schemas"]


def schema_folder(root: Path) -> Path:
    """Where the schemas of a data root lie."""
    return Path(__file__).parent if root == PROJECT else root / "schemas"


def generated(root: Path, institutions: Iterable[Institution]) -> dict[Path, str]:
    """Path -> text of every file that is generated for a data root; the handbook belongs to the project's."""
    folder = schema_folder(root)
    files = {folder / f"{kind}.json": json.dumps(body, ensure_ascii=False, indent=2) + "\n" for kind, body in schemas(institutions).items()}
    return files | ({PROJECT / path: text for path, text in handbook().items()} if root == PROJECT else {})
