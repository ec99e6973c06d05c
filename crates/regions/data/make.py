#!/usr/bin/env python3
"""Makes the packed files of this folder from the public tables they come from.

    python3 make.py FOLDER

FOLDER holds, at any depth, `regions.csv` (code,name), `village_centroids.csv` (code,lat,lng),
`regency_population.csv` and `area_km2.csv`. The same tables give the same bytes. The forms are told in README.md.
"""

import csv
import pathlib
import sys
import zlib

HERE = pathlib.Path(__file__).parent


def main(folder):
    areas = sorted((row["code"], clean(row["name"])) for row in read(folder, "regions.csv"))
    points = {row["code"]: (e5(row["lat"]), e5(row["lng"])) for row in read(folder, "village_centroids.csv")}
    villages = [code for code, _ in areas if code.count(".") == 3]
    stray = set(points) - set(villages)
    if stray:
        sys.exit(f"points of unknown villages: {sorted(stray)[:5]}")
    pack("names.gz", "".join(name + "\n" for _, name in areas).encode())
    pack("codes.gz", codes(code for code, _ in areas))
    pack("points.gz", packed_points(villages, points))
    for name in ("regency_population.csv", "area_km2.csv"):
        (HERE / name).write_bytes(find(folder, name).read_bytes())


def find(folder, name):
    found = sorted(pathlib.Path(folder).rglob(name))
    if not found:
        sys.exit(f"{name} is not in {folder}")
    return found[0]


def read(folder, name):
    with find(folder, name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def clean(name):
    """One space between words, none around: the table has a few strays."""
    return " ".join(name.split())


def e5(degrees):
    """Degrees as whole hundred-thousandths, without a detour through binary fractions."""
    sign = -1 if degrees.startswith("-") else 1
    whole, _, part = degrees.lstrip("-").partition(".")
    if len(part) > 5:
        sys.exit(f"more than five decimals: {degrees}")
    return sign * int(whole + part.ljust(5, "0"))


def codes(all_codes):
    """Each code as its depth and the step of its last part from the sister before it."""
    out, last = bytearray(), [0, 0, 0, 0]
    for code in all_codes:
        depth, part = code.count("."), int(code.rsplit(".", 1)[-1])
        out.append(depth)
        out += varint(part - last[depth])
        last[depth] = part
        last[depth + 1:] = [0] * (3 - depth)
    return bytes(out)


def packed_points(villages, points):
    """One bit for each village, then all steps north, then all steps east, from the known point before."""
    known = [points[code] for code in villages if code in points]
    bits = bytearray((len(villages) + 7) // 8)
    for i, code in enumerate(villages):
        bits[i // 8] |= (code in points) << (i % 8)
    return bytes(bits) + b"".join(steps(point[axis] for point in known) for axis in (0, 1))


def steps(values):
    out, last = bytearray(), 0
    for value in values:
        step, last = value - last, value
        out += varint(step << 1 if step >= 0 else (-step << 1) - 1)
    return bytes(out)


def varint(n):
    out = bytearray()
    while n > 0x7F:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    out.append(n)
    return bytes(out)


def pack(name, data):
    deflate = zlib.compressobj(9, zlib.DEFLATED, 31, 9)
    (HERE / name).write_bytes(deflate.compress(data) + deflate.flush())


if __name__ == "__main__":
    main(sys.argv[1]) if len(sys.argv) == 2 else sys.exit(__doc__)
