"""The word diff as a picture: what is drawn is measured in its pixels; all texts written by us."""

from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor, ImageDraw

from ingest.alerts.picture import picture
from ingest.alerts.picture_fonts import CAN_SHAPE, Fonts, installed, loaded
from ingest.alerts.picture_letters import clusters
from ingest.alerts.picture_lines import lines_of
from ingest.alerts.picture_order import Word, in_order
from ingest.alerts.picture_sheet import BODY, WIDTH
from ingest.alerts.safe import plain
from ingest.alerts.words import Piece

# Ink and ground of each.
RED, GREEN = ("#7f1d1d", "#fee2e2"), ("#14532d", "#dcfce7")
BLUE, BLACK = ("#1e3a8a", "#dbeafe"), ("#1c1917", "#ffffff")

if not installed().cover("Größe – “…”"):
    pytest.skip("no font here: apt-get install fonts-dejavu-core", allow_module_level=True)

shaped = pytest.mark.skipif(not CAN_SHAPE, reason="this Pillow finds no libfribidi")


def changed(before="6", after="8"):
    return [
        Piece("Die Truppen waren in ", "same"),
        Piece(before, "removed"),
        Piece(after, "added"),
        Piece(" Stunden da.", "same"),
    ]


def drawn(pieces, **fields):
    usual = {"heading": "Telepolis forum: mueller edited “Größe”", "foot": "Telepolis forum, 19:49"}
    return picture(pieces, **{**usual, **fields})


def pixels(png):
    return np.asarray(Image.open(BytesIO(png)).convert("RGB"))


def inked(png, colours):
    """Where the picture has a colour between this ink and the middle of ink and ground."""
    ink, ground = (np.array(ImageColor.getrgb(each)) for each in colours)
    way = ground - ink
    shown = pixels(png) - ink
    part = (shown @ way) / (way @ way)
    off = np.abs(shown - part[..., None] * way).max(axis=2)
    return (off < 8) & (part < 0.5)


def cut(mask):
    rows, columns = np.nonzero(mask)
    return mask[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def written(text, *, size=BODY.size, direction="ltr"):
    """The same words as Pillow draws them by itself, cut to the ink."""
    image = Image.new("L", (WIDTH, 200), 0)
    font = loaded(installed().runs(text)[0][0], size)
    extra = {"direction": direction} if CAN_SHAPE else {}
    ImageDraw.Draw(image).text((10, 100), text, fill=255, font=font, anchor="ls", **extra)
    return cut(np.asarray(image) > 127)


def holds(mask, text, **fields):
    """How well the words are found in it: the best part of their ink and gaps that fits."""
    words = written(text, **fields)
    height, width = words.shape
    room = np.pad(mask, ((4, 4 + height), (4, 4 + width)))
    tried = (
        room[top : top + height, left : left + width]
        for top in range(room.shape[0] - height)
        for left in range(10)
    )
    return max((words & there).sum() / (words | there).sum() for there in tried)


def without_lines(mask):
    """Without the lines through and under words: rows of one stroke."""
    return mask & ~np.array([longest_stroke(row) > mask.shape[1] * 0.4 for row in mask])[:, None]


def longest_stroke(row):
    ends = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(int), [0]))))
    return max(ends[1::2] - ends[::2], default=0)


def lines_at(mask):
    return [at for at, row in enumerate(mask) if longest_stroke(row) > mask.shape[1] * 0.4]


def test_what_was_added_is_green_and_underlined_between_its_signs():
    found = cut(inked(drawn(changed(after="keine")), GREEN))
    assert holds(without_lines(found), "{+keine+}") > 0.85
    assert holds(without_lines(found), "{+seine+}") < 0.85
    under = lines_at(found)
    assert len(under) == 2  # pixels
    assert min(under) > found.shape[0] - 6
    assert not found[under[0]][:5].any()  # under the word, not under its signs


def test_what_was_removed_is_red_and_struck_through_between_its_signs():
    found = cut(inked(drawn(changed(before="Lage")), RED))
    rest = without_lines(found)  # and without what the line took of the letters
    assert holds(rest, "[-Lage-]") > max(0.6, holds(rest, "[-Tage-]") + 0.1)
    through = lines_at(found)
    assert len(through) == 2  # pixels
    assert 0.4 < through[0] / found.shape[0] < 0.7
    assert not found[:, 7].any()  # a line through the sign would fill it


def test_what_stayed_is_black_and_neither_struck_nor_underlined():
    found = cut(inked(drawn(changed(), heading="–", foot="–"), BLACK)[90:])
    assert holds(found, "Die Truppen waren in") > 0.85
    assert holds(found, "Die Truppen waren am") < holds(found, "Die Truppen waren in") - 0.1
    assert lines_at(found) == []


def test_a_moved_block_is_blue_with_its_number_at_both_places():
    pieces = [
        Piece("Erster Absatz …", "moved_away", 1),
        Piece("\nMitte.\n", "same"),
        Piece("Erster Absatz bleibt.", "moved_here", 1),
    ]
    blue = inked(drawn(pieces), BLUE)
    assert holds(cut(blue[:150]), "[~1: Erster Absatz …~]") > 0.85
    assert holds(cut(blue[180:, :110]), "{~1:") > 0.85


def test_heading_and_foot_are_in_the_picture():
    one, other = (pixels(drawn(changed(), heading=text)) for text in ("mueller edited", "meier"))
    assert not np.array_equal(one[:90], other[:90])
    assert np.array_equal(one[90:], other[90:])
    one, other = (pixels(drawn(changed(), foot=text)) for text in ("19:49", "19:50"))
    assert np.array_equal(one[:-70], other[:-70])
    assert not np.array_equal(one[-70:], other[-70:])


def test_the_same_words_are_the_same_bytes():
    assert drawn(changed()) == drawn(changed())
    assert drawn(changed()) != drawn(changed(after="9"))


def test_nothing_changed_is_no_picture():
    assert drawn([]) is None


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Президент не подписал", "Президент он подписал"),
        ("საქართველო", "საქართველა"),
        ("Ελλάδα", "Ελλάδας"),
        ("Đặng Văn", "Dặng Văn"),
    ],
)
def test_letters_of_many_scripts_are_drawn(text, other):
    if not installed().cover(text):
        pytest.skip("no font here has these letters")
    found = without_lines(cut(inked(drawn(changed(after=text)), GREEN)))
    assert holds(found, f"{{+{text}+}}") > max(0.7, holds(found, f"{{+{other}+}}"))


@shaped
@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("قال الوزير إن القوات وصلت خلال 8 ساعات.", "rtl"),
        ("وصل (1000 رجل) في عام 2022.", "rtl"),
        ("من NATO base إلى هنا 12:30 …", "rtl"),
        ("He said السلام عليكم 123 صديقي, then left.", "ltr"),
        ("word – عليكم 50% (1,000) -5 end", "ltr"),
        ("ראש הממשלה אמר לא עד 2024, לפי Reuters.", "rtl"),
    ],
)
def test_a_line_of_two_directions_stands_as_libraqm_sets_it(text, base):
    pieces = [Piece(text, "same"), Piece("\n8", "added")]
    found = inked(drawn(pieces, heading="–", foot="–"), BLACK)
    assert holds(cut(found[100:146]), text, direction=base) > 0.8


@shaped
def test_a_sign_stands_beside_the_words_that_it_marks():
    row = [Word("a", "same"), Word(" ", "same"), Word("[-", "removed_sign"), Word("س", "removed"),
           Word("-]", "removed_sign"), Word("{+", "added_sign"), Word("ع", "added"),
           Word("+}", "added_sign")]  # fmt: skip
    stands = [word.text for word in in_order(row, "ltr")]
    assert stands == ["a", " ", "+}", "ع", "{+", "-]", "س", "[-"]


LATIN_ONLY = Fonts(
    {name: path for name, path in installed()._files.items() if name.startswith("Liberation")}
)


def test_letters_that_no_font_has_are_no_picture_and_never_boxes():
    assert drawn(changed(after="外交部")) is None or installed().cover("外交部")
    assert drawn(changed(), fonts=Fonts({})) is None
    assert drawn(changed(after="\U00010330"), fonts=LATIN_ONLY) is None  # Gothic


def test_letters_that_must_be_shaped_are_no_picture_where_they_cannot_be():
    unshaped = Fonts(installed()._files, can_shape=False)
    assert drawn(changed(after="السلام"), fonts=unshaped) is None
    assert drawn(changed(after="x\u0323\u0301"), fonts=unshaped) is None
    assert drawn(changed(after="Größe"), fonts=unshaped) is not None


def test_a_symbol_that_no_font_has_is_told_by_its_name():
    named = drawn(changed(after="\U0001f9ff"))  # a nazar amulet, of no font of a desk
    if installed().cover("\U0001f9ff"):
        pytest.skip("a font here has this symbol")
    assert named == drawn(changed(after="⟨nazar amulet⟩"))


def test_a_font_that_cannot_be_read_is_passed_over(tmp_path):
    broken = tmp_path / "DejaVuSans.ttf"
    broken.write_bytes(b"no font")
    files = {name: path for name, path in installed()._files.items() if "Sans-Regular" in name}
    if not files:
        pytest.skip("one font only here")
    assert drawn(changed(), fonts=Fonts({"DejaVuSans.ttf": broken, **files})) is not None
    assert drawn(changed(), fonts=Fonts({"DejaVuSans.ttf": broken})) is None


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40), st.sampled_from(["added", "moved_away"]))
def test_whatever_a_stranger_writes_is_drawn_or_not_but_never_an_error(text, mark):
    png = drawn([Piece(plain(text) + "x", mark, 1)], heading=plain(text), foot=plain(text))
    assert png is None or Image.open(BytesIO(png)).format == "PNG"


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "[-" * 500_000,
        "e" + "\u0301\u0327" * 100_000,
        "\n" * 200_000 + "x",
        "wort " * 100_000,
        "".join(map(chr, range(0x4E00, 0x9FFF))),
        "\u202e\u2066" * 100_000,
    ],
    ids=["letters", "signs", "marks", "lines", "words", "signs of China", "directions"],
)
def test_no_text_makes_a_picture_large(text):
    for png in (drawn(changed(after=text)), drawn(changed(), heading=text[:220])):
        if png is not None:
            assert len(png) < 200_000
            assert Image.open(BytesIO(png)).size[0] == WIDTH
            assert Image.open(BytesIO(png)).size[1] < 1500


def test_a_full_picture_of_words_is_small():
    words = "Überall stehen andere Wörter, Größen und Namen: 12 345 Fälle in Österreich. "
    pieces = [Piece(words * 20 + str(n), mark) for n in range(9) for mark in ("removed", "added")]
    png = drawn(pieces)
    assert Image.open(BytesIO(png)).size[1] > 1000
    assert len(png) < 200_000


def test_a_long_removal_leaves_room_for_what_was_put_in():
    png = drawn(changed(before="lang " * 10_000, after="kurz"))
    assert holds(without_lines(cut(inked(png, GREEN))), "{+kurz+}") > 0.85


def test_many_pieces_are_cut_with_a_sign():
    laid = lines_of(
        [("wort " * 400, "same")], width=400, most=3, measure=lambda text: 10 * len(text)
    )
    assert len(laid) == 3
    assert laid[-1].words[-1].text == " […]"
    assert all(sum(len(word.text) for word in line.words) <= 40 for line in laid)


ANY = st.text(alphabet="abcé[-+{ .\n\xa0漢字かな", max_size=60)
STRETCH = st.tuples(ANY, st.sampled_from(["same", "added", "removed"]))


@settings(max_examples=60)
@given(st.lists(STRETCH, max_size=8))
def test_no_letter_is_lost_doubled_or_recoloured_when_lines_are_laid(stretches):
    laid = lines_of(stretches, width=200, most=10_000, measure=lambda text: 10 * len(text))
    shown = [(each, word.tone) for line in laid for word in line.words for each in word.text]
    given_letters = [(each, tone) for text, tone in stretches for each in text]
    assert [each for each in shown if not each[0].isspace()] == [
        each for each in given_letters if not each[0].isspace()
    ]
    assert all(sum(10 * len(word.text) for word in line.words) <= 200 for line in laid)


def test_piled_marks_are_cut_and_the_next_letter_stays():
    assert list(clusters("e" + "\u0301" * 50 + "x")) == ["e" + "\u0301" * 6, "x"]
