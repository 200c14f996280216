"""Flat arrays: in a scratch directory while an index is built, then all of a segment packed into one file.

    magic, 8 bytes
    the arrays, each at a multiple of 64 bytes
    a JSON object: name of the array -> [type, where it begins, how many values]
    where the JSON object begins, 8 bytes; magic again

The packed file is mapped into memory as a whole: it lives in the page cache once, however many processes read it, and
an array is a view of it.
"""

from __future__ import annotations

import json
import mmap
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

Array = NDArray[Any]
_MAGIC = b"KBarray1"
_ALIGNMENT = 64
_IN_MEMORY = 1 << 16
"""Bytes of an array for which no file is made: a small update would be hundreds of them."""


def starts_of(counts: Array) -> Array:
    """Where each of several runs begins if they stand one after another, and the last ends."""
    starts = np.zeros(counts.size + 1, np.int64)
    np.cumsum(counts, dtype=np.int64, out=starts[1:])
    return starts


class Scratch:
    """Arrays under names, while an index is built: small ones in memory, others in files of a directory.

    It can be sent to another process, which then sees the same files.
    """

    def __init__(self, directory: Path, prefix: str = "", kept: dict[str, Array | Path] | None = None) -> None:
        self._directory = directory
        self._prefix = prefix
        self._kept: dict[str, Array | Path] = {} if kept is None else kept

    def below(self, name: str) -> Scratch:
        """The same arrays, seen under names that go on after `name` and a full stop."""
        return Scratch(self._directory, f"{self._prefix}{name}.", self._kept)

    def save(self, name: str, values: Array) -> None:
        """Keeps one array."""
        with self.writer(name, values.dtype) as writer:
            writer.append(values)

    def writer(self, name: str, dtype: Any) -> ArrayWriter:
        """A writer of an array whose length is not known yet."""
        return ArrayWriter(self._kept, self._prefix + name, self._directory, np.dtype(dtype))

    def __getitem__(self, name: str) -> Array:
        kept = self._kept[self._prefix + name]
        return _mapped(kept) if isinstance(kept, Path) else kept

    def take(self, other: Scratch) -> None:
        """Takes over all arrays of another one."""
        self._kept.update(other._kept)

    def pack(self, target: Path) -> None:
        """Packs all arrays into one file, in the order of their names."""
        catalogue: dict[str, tuple[str, int, int]] = {}
        with target.open("wb") as out:
            out.write(_MAGIC)
            for name in sorted(self._kept):
                values = self[name]
                out.write(bytes(-out.tell() % _ALIGNMENT))
                catalogue[name] = (values.dtype.str, out.tell(), values.size)
                out.write(values.data)
            where = out.tell()
            out.write(json.dumps(catalogue).encode())
            out.write(where.to_bytes(8, "little") + _MAGIC)


class ArrayWriter:
    """Appends to an array of a Scratch, piece by piece; the array is there when it is closed."""

    def __init__(self, kept: dict[str, Array | Path], name: str, directory: Path, dtype: np.dtype[Any]) -> None:
        self.length = 0
        self._kept = kept
        self._name = name
        self._path = directory / f"{name}.npy"
        self._dtype = dtype
        self._pieces: list[Array] = []
        self._file: BinaryIO | None = None

    def append(self, values: Array) -> None:
        """Appends the values, converted to the type of the array."""
        self._pieces.append(np.array(values, self._dtype))
        self.length += values.size
        if self._file or self.length * self._dtype.itemsize > _IN_MEMORY:
            self._spill()

    def close(self) -> None:
        """Completes the array."""
        if self._file:
            self._file.seek(0)
            self._write_header()
            self._file.close()
            self._kept[self._name] = self._path
        else:
            self._kept[self._name] = np.concatenate([np.empty(0, self._dtype), *self._pieces])

    def _spill(self) -> None:
        if self._file is None:
            self._file = self._path.open("wb")
            self._write_header()
        for piece in self._pieces:
            self._file.write(piece.data)
        self._pieces.clear()

    def _write_header(self) -> None:
        # NumPy leaves room for the first axis to grow, so the header keeps its size.
        assert self._file is not None
        header = {"descr": npy.dtype_to_descr(self._dtype), "fortran_order": False, "shape": (self.length,)}
        npy.write_array_header_1_0(self._file, header)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _mapped(path: Path) -> Array:
    """The array of a `.npy` file, mapped, read-only."""
    with path.open("rb") as file:
        assert npy.read_magic(file) == (1, 0)
        shape, _, dtype = npy.read_array_header_1_0(file)
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return np.frombuffer(mapped, dtype, shape[0], file.tell())


class Arrays:
    """The arrays of a packed file, or those of them whose names begin with a prefix and a full stop."""

    def __init__(self, mapped: mmap.mmap, catalogue: dict[str, tuple[str, int, int]], prefix: str = "") -> None:
        self._mapped = mapped
        self._catalogue = catalogue
        self._prefix = prefix

    def __getitem__(self, name: str) -> Array:
        dtype, offset, length = self._catalogue[self._prefix + name]
        return np.frombuffer(self._mapped, dtype, length, offset)

    def below(self, name: str) -> Arrays:
        """The arrays whose names go on after `name` and a full stop."""
        return Arrays(self._mapped, self._catalogue, f"{self._prefix}{name}.")


def open_arrays(path: Path) -> Arrays:
    """The arrays of a packed file. Raises OSError, or ValueError where it is no such file or not whole."""
    with path.open("rb") as file:
        # Private, though nobody writes: compiled code takes arrays that may be written to by a shorter way.
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
    tail = len(_MAGIC)
    if mapped[:tail] != _MAGIC or mapped[-tail:] != _MAGIC:
        raise ValueError(f"{path.name} is no whole file of arrays")
    end = len(mapped) - tail - 8
    where = int.from_bytes(mapped[end : end + 8], "little")
    return Arrays(mapped, json.loads(mapped[where:end]))
