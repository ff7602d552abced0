"""Makes small PDF files with a text layer, by hand: no font is embedded, a ToUnicode map says what the codes mean."""

from collections.abc import Collection, Sequence


def pdf_with(pages: Sequence[Sequence[str]], *, small: Collection[str] = (), drawn: bytes = b"") -> bytes:
    """A PDF of pages, each a sequence of lines set one below the other; `drawn` is drawn below the text of each."""
    chars = sorted({char for page in pages for line in page for char in line})
    codes = {char: number for number, char in enumerate(chars, 1)}
    bodies: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), b" ".join(b"%d 0 R" % (6 + 2 * n) for n in range(len(pages)))),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(_unicode_map(codes)),
    ]  # fmt: skip
    for page in pages:
        number = len(bodies) + 1
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R /Resources << /Font << /F 3 0 R >> >> >>"
            % (number + 1)
        )
        bodies.append(_stream(drawn + _lines(page, codes, small)))
    return _file(bodies)


def _lines(page: Sequence[str], codes: dict[str, int], small: Collection[str]) -> bytes:
    shown = b"".join(
        b"BT /F %d Tf 1 0 0 1 40 %d Tm <%s> Tj ET\n"
        % (
            8 if line in small else 10,
            760 - 14 * row,
            "".join(f"{codes[char]:04x}" for char in line).encode(),
        )
        for row, line in enumerate(page)
        if line
    )
    return shown


def _unicode_map(codes: dict[str, int]) -> bytes:
    rows = "\n".join(f"<{code:04x}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(codes)} beginbfchar\n{rows}\nendbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _file(bodies: list[bytes]) -> bytes:
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(bodies) + 1, table, len(bodies) + 1, len(out),
    )  # fmt: skip
