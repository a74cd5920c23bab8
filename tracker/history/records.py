"""Contents of files to records, each content once."""

from collections.abc import Iterable, Mapping
from functools import cache

from pydantic import ValidationError

from tracker.loading.where import model_of
from tracker.models import Measure, Objective, Record
from tracker.processes import shared_out
from tracker.review.git import Repository
from tracker.review.values import Kind
from tracker.yamltext import Fault, Value, decode, read

KINDS: Mapping[str, Kind] = {
    "Measure": Kind.MEASURE,
    "Objective": Kind.OBJECTIVE,
    "Plan": Kind.PLAN,
    "Context": Kind.TABLE,
    "Services": Kind.SERVICES,
    "Discrepancies": Kind.DISCREPANCY,
    "Institutions": Kind.INSTITUTION,
}
"""Name of the model of a file -> what it is about."""
kind_of = cache(model_of)
"""The model of a data file by its path; the same few paths are asked for again and again."""

MANY = 400
"""From so many contents on it pays to read them by several processes."""


def name_of(record: Record) -> str:
    """The code or id by which a file is followed; "" for files of which there is one."""
    return record.code if isinstance(record, Measure | Objective) else str(getattr(record, "id", ""))


class Records:
    """What files held, by the id of their content."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._read: dict[tuple[type[Record], str], Record | None] = {}

    def bring(self, wanted: Iterable[tuple[str, str]]) -> None:
        """Read the contents of these (path, id) in one go; GitError where one was not fetched."""
        missing = sorted({(model, blob) for path, blob in wanted if (model := kind_of(path)) and (model, blob) not in self._read}, key=str)
        contents = self._repository.texts(blob for _, blob in missing)
        values = shared_out(_value, [contents[blob] for _, blob in missing], many=MANY)
        self._read |= {key: _record(key[0], value) for key, value in zip(missing, values, strict=True)}

    def of(self, path: str, blob: str | None) -> Record | None:
        """What a file held, having been brought; None where it could not be read, or there was none."""
        model = kind_of(path)
        return self._read[model, blob] if model and blob else None

    def loaded(self, files: Mapping[str, str]) -> Mapping[str, Record]:
        """Path -> record of these files, having been brought; without those that could not be read."""
        found = {path: self.of(path, blob) for path, blob in files.items()}
        return {path: record for path, record in found.items() if record is not None}


def _value(content: bytes) -> Value | None:
    """The plain value of a file; None where it has faults."""
    text = decode(content)
    return None if isinstance(text, Fault) else read(text)[0]


def _record(model: type[Record], value: Value | None) -> Record | None:
    try:
        return model.model_validate(value) if isinstance(value, dict) else None
    except ValidationError:
        return None
