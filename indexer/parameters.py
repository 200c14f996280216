"""The parameters of an address as requests read and write them; a value that cannot be is refused in Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args
from urllib.parse import urlencode

from indexer.errors import InvalidRequest

_MOST_VALUES, _MOST_REPEATED, _MOST_DIGITS = 50, 40, 9


class Parameters:
    """Each name with all its values, as typed."""

    def __init__(self, values: Mapping[str, Sequence[str]]) -> None:
        self._values = values

    def one(self, name: str) -> str:
        """The first value that is not blank, without blanks around it; empty where there is none."""
        return next((value.strip() for value in self._values.get(name, ()) if value.strip()), "")

    def several(self, name: str) -> tuple[str, ...]:
        """All values that are not empty, each once. Raises InvalidRequest for too many."""
        values = self._values.get(name, ())
        if len(values) > _MOST_VALUES:
            raise InvalidRequest(f"参数 {name} 的值太多", f"最多 {_MOST_VALUES} 个")
        return tuple(dict.fromkeys(filter(None, values)))

    def is_on(self, name: str) -> bool:
        """Whether it is given, and not as 0."""
        return self.one(name) not in ("", "0")

    def whole(self, name: str, most: int, default: int) -> int:
        """A whole number from 1 to `most`. Raises InvalidRequest."""
        value = self.one(name) or str(default)
        digits = value.isascii() and value.isdigit() and len(value) <= _MOST_DIGITS
        if not (digits and 1 <= int(value) <= most):
            raise InvalidRequest(f"参数 {name} 不能是“{shortened(value)}”", f"请填 1 到 {most} 的整数")
        return int(value)

    def choice(self, name: str, kind: Any) -> Any:
        """One of the values of a Literal, or empty. Raises InvalidRequest."""
        value, choices = self.one(name), get_args(kind)
        if value and value not in choices:
            raise InvalidRequest(f"参数 {name} 不能是“{shortened(value)}”", f"可用：{'、'.join(choices)}")
        return value


def address(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """A path with parameters behind it, if there are any."""
    query = urlencode(list(pairs))
    return f"{path}?{query}" if query else path


def shortened(value: str) -> str:
    """A value as a message repeats it."""
    return value if len(value) <= _MOST_REPEATED else f"{value[:_MOST_REPEATED]}…"
