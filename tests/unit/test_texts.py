from schemas.records.texts import Block, Link, RichText


def test_link_spans_count_the_visible_text_of_all_blocks():
    text = RichText(
        blocks=(
            Block(text="Eins."),
            Block(text="Siehe hier.", links=(Link(start=6, end=10, url="http://x.example/"),)),
        )
    )
    (link,) = text.links
    assert text.visible[link.start : link.end] == "hier"


def test_plain_text_becomes_one_paragraph_for_each_line_with_words():
    assert [b.text for b in RichText.of("a\n\n  b \n").blocks] == ["a", "b"]
