import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from ingest.parse.selectors import select

PAGE = html.document_fromstring(
    """<body><div id=a class="post first"><p class=x>1</p><dl data-n="7"><p>2</p></dl></div>
    <div id=b class="post-body"><p class="x y" title='say "no"'>3</p><i>4</i><p>5</p></div>"""
)


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        ("p", "1235"),
        ("p.x", "13"),
        (".x.y", "3"),
        (".post p", "12"),
        (".post > p", "1"),
        ("#b p", "35"),
        ("i + p", "5"),
        (".y + p", ""),
        (".y ~ p", "5"),
        ("div > dl p, i", "24"),
        ("i, .y", "34"),
        ("[data-n] p", "2"),
        ("[data-n=7] p", "2"),
        ('[data-n="8"] p', ""),
        ("[id^=b] p", "35"),
        ("[class$=body] > i", "4"),
        ("[class*=ost] > p", "135"),
        ("[class~=first] > p", "1"),
        ("p:not(.x)", "25"),
        ("p:not([title])", "125"),
        ("div:not(.post) > p", "35"),
        ("[title='say \"no\"']", "3"),
        ("*.x", "13"),
    ],
)
def test_a_selector_finds_what_css_says(selector, texts):
    assert "".join(found.text for found in select(PAGE, selector)) == texts


def test_only_what_stands_below_the_element_is_found():
    first = PAGE.get_element_by_id("a")
    assert [found.text for found in select(first, "p")] == ["1", "2"]
    assert select(first, "#a") == []


def test_what_is_found_stands_in_the_order_of_the_page():
    assert [found.text for found in select(PAGE, "i, p")] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize(
    "selector", ["", "p:hover", "p >", "> p", "p[", "p::before", "p,,b", "[a='\"'\"']", "p {"]
)
def test_a_selector_outside_of_what_is_understood_is_refused(selector):
    with pytest.raises(ValueError, match=r"elector"):
        select(PAGE, selector)


@given(selector=st.text(alphabet="p.x#[]=^$*~|:not()>+, '\"-a1", max_size=15))
def test_any_other_text_is_a_selector_or_a_value_error(selector):
    try:
        found = select(PAGE, selector)
    except ValueError:
        return
    assert all(element in PAGE.iter() for element in found)
