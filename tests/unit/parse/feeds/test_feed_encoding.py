import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.encoding import decode, encoding_of

CYRILLIC = '<?xml version="1.0" encoding="{}"?><a>Продолжение следует, 12 января</a>'
LATIN = '<?xml version="1.0" encoding="{}"?><a>Straßensperrung in Köln für 3 Tage</a>'


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("windows-1251", "cp1251", CYRILLIC),
        ("KOI8-R", "koi8-r", CYRILLIC),
        ("iso-8859-5", "iso8859-5", CYRILLIC),
        ("utf-8", "utf-8", CYRILLIC),
        ("ISO-8859-1", "cp1252", LATIN),
        ("windows-1252", "cp1252", LATIN),
        ("iso-8859-15", "iso8859-15", LATIN),
    ],
)
def test_a_true_label_is_believed_wherever_it_stands(label, codec, text):
    inside = text.format(label)
    assert decode(inside.encode(codec), content_type="text/xml") == inside
    without = text.replace(' encoding="{}"', "")
    header = f"application/rss+xml; charset={label}"
    assert decode(without.encode(codec), content_type=header) == without


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_outweighs_every_label_and_is_not_text(encoding):
    text = CYRILLIC.format("windows-1252")
    assert decode(text.encode(encoding), content_type="text/xml; charset=koi8-r") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_xml_without_a_mark_is_told_by_its_first_characters(encoding):
    text = CYRILLIC.format("utf-16")
    assert decode(text.encode(encoding), content_type=None) == text


@pytest.mark.parametrize("label", ["utf-16", "utf-16be", "UTF-32", "ISO-10646-UCS-2"])
def test_a_label_of_wide_characters_on_narrow_bytes_is_a_mistake(label):
    for text in (LATIN.format(label), CYRILLIC.format(label)):
        for header in (None, f"text/xml; charset={label}"):
            assert decode(text.encode(), content_type=header) == text


@pytest.mark.parametrize("label", ["iso-8859-1", "us-ascii", "windows-1252"])
def test_utf8_under_a_latin_label_is_utf8(label):
    text = CYRILLIC.format(label)
    assert decode(text.encode(), content_type=f"text/xml; charset={label}") == text


def test_latin_bytes_under_an_utf8_label_are_not_replaced_by_signs_of_nothing():
    text = LATIN.format("utf-8")
    assert "\ufffd" not in decode(text.encode("cp1252"), content_type="text/xml; charset=utf-8")


def test_utf8_that_is_cut_in_mid_character_stays_utf8():
    body = CYRILLIC.format("utf-8").encode()[:-8]
    assert "января" not in decode(body, content_type=None)
    assert "Продолжение следует, 12 янв" in decode(body, content_type=None)


def test_the_euro_sign_of_windows_is_read_under_the_label_of_latin_1():
    body = '<?xml version="1.0" encoding="iso-8859-1"?><a>3 € – “so”</a>'.encode("cp1252")
    assert "3 € – “so”" in decode(body, content_type=None)


@pytest.mark.parametrize(
    "label",
    [
        "utf-7", "utf7", "U7", "unicode-1-1-utf-7", "unicode-escape", "raw_unicode_escape",
        "charmap", "base64", "hex", "zlib", "rot13", "uu", "idna", "punycode", "undefined",
        "no-such", "x" * 5000,
        "\0", "é",
    ],
)  # fmt: skip
def test_a_label_that_names_no_encoding_of_documents_is_passed_over(label):
    body = b"<a>+ADw-script+AD4- \\u003cscript\\u003e PGI+</a>"
    assert decode(body, content_type=f"text/html; charset={label}") == body.decode()


def test_bytes_without_any_label_are_recognised():
    text = "Министерство сообщает, что встреча состоится двенадцатого января в Москве. " * 5
    assert decode(text.encode("cp1251"), content_type=None) == text


labels = st.one_of(
    st.none(), st.text(max_size=30), st.sampled_from(["utf-8", "cp1251", "utf-16", "hz", "base64"])
)


@given(
    st.binary(max_size=400), labels, st.sampled_from([b"", b"<?xml encoding='", b"<meta charset="])
)
def test_no_bytes_and_no_label_make_it_fail(body, label, lead):
    header = None if label is None else f"text/xml; charset={label}"
    whole = lead + body
    encoding, mark = encoding_of(whole, content_type=header)
    assert whole[mark:].decode(encoding, "replace") == decode(whole, content_type=header)


@given(
    st.text(min_size=1, max_size=200).filter(lambda text: "\0" not in text and text[0] != "\ufeff")
)
def test_utf8_with_its_label_comes_back_as_it_was(text):
    assert decode(text.encode(), content_type="text/xml; charset=utf-8") == text
