"""Pictures in files: which are worth keeping, in a format that a browser shows. Sole user of Pillow."""

from __future__ import annotations

import io
import warnings

from PIL import Image

LEAST_PIXELS = 48
"""A picture less wide or high than this is an ornament or a rule."""

MOST_PIXELS = 64_000_000
_SHOWN = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif", "WEBP": "webp"}


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


def png_of(image: Image.Image) -> bytes:
    """A picture as the bytes of a PNG file."""
    out = io.BytesIO()
    (image if image.mode in ("RGB", "RGBA", "L", "P", "1") else image.convert("RGB")).save(out, "PNG", optimize=True)
    return out.getvalue()
