"""Pictures in files: which are worth keeping, in a format that a browser shows. Sole user of Pillow."""

from __future__ import annotations

import io
import itertools
import warnings

from PIL import Image, ImageSequence

from kb.errors import FileRefused
from kb.model import Picture
from kb.reading.bytes import MOST_BYTES

PageImage = Image.Image

LEAST_PIXELS = 48
"""A picture less wide or high than this is an ornament or a rule."""

MOST_PICTURES = 200
MOST_PIXELS = 64_000_000
_SMALLER = "请缩小到 A4 幅面 200 至 300 dpi 后再导入"
_SHOWN = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif", "WEBP": "webp"}


class Album:
    """The pictures of a document that are worth showing, at most MOST_PICTURES and MOST_BYTES of them together."""

    def __init__(self) -> None:
        self.pictures: list[Picture] = []
        self._room = MOST_BYTES

    def add(self, data: bytes, line: int, page: int | None = None) -> None:
        """Adds a picture that stands after a line, if it is worth showing and there is room for it."""
        shown = shown_picture(data) if len(self.pictures) < MOST_PICTURES else None
        if shown is not None and len(shown[0]) <= self._room:
            self._room -= len(shown[0])
            self.pictures.append(Picture(*shown, line, page))


def shown_picture(data: bytes) -> tuple[bytes, str] | None:
    """The bytes and format (png, jpeg, gif, webp) of a picture; None for an ornament and for what is no picture.

    Other formats (BMP, TIFF) come back as PNG. Metafiles cannot be shown and give None.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as image:
                width, height = image.size
                if min(width, height) < LEAST_PIXELS or width * height > MOST_PIXELS:
                    return None
                if image.format in _SHOWN:
                    return data, _SHOWN[image.format]
                return png_of(image), "png"
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def frames_of(data: bytes, most: int) -> list[PageImage]:
    """The pictures in a picture file (a TIFF may hold many), at most so many. Raises FileRefused for huge ones."""
    try:
        image = Image.open(io.BytesIO(data))
    except Image.DecompressionBombError as error:
        raise FileRefused("bomb", "图片过大", _SMALLER) from error
    with image:
        if image.width * image.height > MOST_PIXELS:
            raise FileRefused("bomb", "图片过大", _SMALLER)
        return [frame.copy() for frame in itertools.islice(ImageSequence.Iterator(image), most)]


def page_jpeg(page: PageImage, most_width: int) -> bytes:
    """The picture of a page as a JPEG in grey, at most so many pixels wide."""
    small = page.convert("L")
    small.thumbnail((most_width, most_width * 2))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=70)
    return out.getvalue()


def png_of(image: PageImage) -> bytes:
    """A picture as the bytes of a PNG file."""
    out = io.BytesIO()
    (image if image.mode in ("RGB", "RGBA", "L", "P", "1") else image.convert("RGB")).save(out, "PNG", optimize=True)
    return out.getvalue()
