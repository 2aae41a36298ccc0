"""PDFs with a digital signature that holds (ISO 32000-1, 12.8)."""

from __future__ import annotations

import datetime as dt
import io

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

_ROOM = 8192
_RANGE = b"/ByteRange [ 0 1111111111 2222222222 3333333333 ]"


def signed(content: bytes) -> bytes:
    """The same PDF with a signature over all its bytes but the signature itself."""
    prepared = bytearray(_prepared(content))
    start = prepared.index(b"<" + b"00" * _ROOM)
    end = start + 2 * _ROOM + 2
    told = b"/ByteRange [ 0 %d %d %d ]" % (start, end, len(prepared) - end)
    at = prepared.index(_RANGE)
    prepared[at : at + len(_RANGE)] = told.ljust(len(_RANGE))
    covered = bytes(prepared[:start] + prepared[end:])
    seal = _seal(covered).hex().encode("ascii")
    prepared[start + 1 : start + 1 + len(seal)] = seal
    return bytes(prepared)


def _prepared(content: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as document:
        value = document.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Sig,
                Filter=pikepdf.Name("/Adobe.PPKLite"),
                SubFilter=pikepdf.Name("/adbe.pkcs7.detached"),
                M="D:20260305100000+01'00'",
                Name="University registrar",
                ByteRange=pikepdf.Array([0, 1111111111, 2222222222, 3333333333]),
                Contents=pikepdf.String(bytes(_ROOM)),
            )
        )
        page = document.pages[0].obj
        field = document.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Sig,
                T="Signature1",
                V=value,
                F=132,
                Rect=pikepdf.Array([0, 0, 0, 0]),
                P=page,
            )
        )
        page.Annots = pikepdf.Array([field])
        form = pikepdf.Dictionary(Fields=pikepdf.Array([field]), SigFlags=3)
        document.Root.AcroForm = document.make_indirect(form)
        out = io.BytesIO()
        document.save(out, static_id=True)
    return out.getvalue()


def _seal(covered: bytes) -> bytes:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "University registrar")])
    start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    own = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(start)
        .not_valid_after(start + dt.timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    options = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
    builder = pkcs7.PKCS7SignatureBuilder().set_data(covered)
    sealed = builder.add_signer(own, key, hashes.SHA256())
    return sealed.sign(serialization.Encoding.DER, options)
