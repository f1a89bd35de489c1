#!/usr/bin/env python3
"""Makes DuckDB's library from a Python wheel loadable without Python.

The wheel's library exports DuckDB's whole C interface, and besides names symbols of the Python interpreter that only its
Python module uses. Marking those names as weak lets the loader leave them empty; nothing else in the file changes.

Usage: weaken-python-symbols.py FROM TO
Source: System V Application Binary Interface, chapter 4, symbol table, STB_WEAK.
"""
import struct
import sys

SECTION_DYNAMIC_SYMBOLS = 11
GLOBAL, WEAK = 1, 2


def main(source, target):
    with open(source, "rb") as file:
        image = bytearray(file.read())
    if image[:6] != b"\x7fELF\x02\x01":
        sys.exit(f"{source}: not a 64-bit little-endian ELF library")
    (table,) = struct.unpack_from("<Q", image, 40)
    size, count = struct.unpack_from("<HH", image, 58)
    sections = [struct.unpack_from("<IIQQQQIIQQ", image, table + i * size) for i in range(count)]
    changed = 0
    for section in sections:
        if section[1] != SECTION_DYNAMIC_SYMBOLS:
            continue
        names = sections[section[6]][4]
        for entry in range(section[4], section[4] + section[5], 24):
            name, info, _, defined = struct.unpack_from("<IBBH", image, entry)
            if defined == 0 and info >> 4 == GLOBAL and image.startswith((b"Py", b"_Py"), names + name):
                image[entry + 4] = WEAK << 4 | info & 15
                changed += 1
    if changed == 0:
        sys.exit(f"{source}: names nothing of Python; is it the library of a Python wheel?")
    with open(target, "wb") as file:
        file.write(image)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
