"""Coverage-guided fuzzing of the readers and the parser, with atheris (`pip install atheris`).

python -m bench.fuzz FORMAT [options of atheris and libFuzzer]

FORMAT is txt, html, docx, pdf, doc, rtf, odt, ofd, zip, or parse (for text that is valid UTF-8).

Whatever the bytes are, a reader gives a document or FileRefused, and the parser understands every document. Anything
else is a finding: atheris prints it and keeps the input. For example, ten minutes on web pages:

python -m bench.fuzz html -max_total_time=600 -max_len=20000 corpus_of_html/
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["kb"]):
    from kb.errors import FileRefused
    from kb.reading import read_document
    from kb.reading.archive import MemberRefused, members_of
    from kb.reading.bytes import file_bytes
    from kb.understanding import understand


def fuzz(kind: str, data: bytes) -> None:
    """One input."""
    if kind == "parse":
        data = data.decode("utf-8", "ignore").encode()
        kind = "txt"
    content = file_bytes(f"a.{kind}", data)
    try:
        if kind == "zip":
            for member in members_of(content):
                if not isinstance(member, MemberRefused):
                    understand(read_document(member))
            return
        bulletin = understand(read_document(content)).bulletin
    except FileRefused:
        return
    places = [part.place for part in bulletin.parts]
    assert places == sorted(places)
    assert all(part.text for part in bulletin.parts)


def main() -> None:
    """Runs until an option of libFuzzer or a finding ends it."""
    kind = sys.argv.pop(1)
    atheris.Setup(sys.argv, lambda data: fuzz(kind, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
