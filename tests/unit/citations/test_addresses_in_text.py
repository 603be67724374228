"""Addresses in snippets of six scripts, written by us in the manner of real posts.

⟦ and ⟧ stand around what is to be found. The set was written beside the code, so its F1 says that
nothing broke, not how well unknown posts are read: for that, tests/corpus.
"""

import re
import sys
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.citations.links import find_addresses
from schemas.records.texts import Block, Link, RichText

SNIPPETS = """
Siehe ⟦http://en.kremlin.ru/events/president/news/67568⟧.
Quelle (⟦http://en.kremlin.ru/events/president/news/67568⟧), gestern gelesen
Quelle: ⟦http://en.kremlin.ru/events/president/news/67568⟧, und weiter
War das wirklich ⟦https://www.bundesregierung.de/breg-de/a-1?view=renderNewsletterHtml⟧?
„⟦https://de.wikipedia.org/wiki/Organisation_(Vertrag)⟧“ sagt er
(vgl. ⟦https://de.wikipedia.org/wiki/OVKS_(Vertrag)⟧)
Auf ⟦www.kremlin.ru⟧ steht nichts davon.
Auf ⟦www.auswaertiges-amt.de/de/newsroom/x-1⟧, dort unten!
Steht bei ⟦kremlin.ru/events/president/news/67568⟧ auf Russisch.
Text auf ⟦hxxp://en.kremlin.ru/d/67568⟧ (nicht klicken)
Text auf ⟦hxxps://en[.]kremlin[.]ru/d/67568⟧
Text auf ⟦hxxps[:]//en(.)kremlin[.]ru/d/67568⟧
Text auf ⟦www. kremlin.ru/d/67568⟧ ohne Leerzeichen
⟦http:/en.kremlin.ru/d/1⟧ und ⟦http:\\\\en.kremlin.ru\\d\\1⟧
[url]⟦http://en.kremlin.ru/d/1⟧[/url] als Code
[url=⟦http://en.kremlin.ru/d/1⟧]hier[/url] und [b]⟦http://en.kremlin.ru/d/2⟧[/b]
[Putins Rede](⟦http://en.kremlin.ru/d/1⟧) und [noch eine](⟦http://en.kremlin.ru/d/2⟧ "Titel")
<⟦http://en.kremlin.ru/d/1⟧> wie in Mails
Fußnote [1] ⟦http://en.kremlin.ru/d/1⟧ und [2]: ⟦http://en.kremlin.ru/d/2⟧
Belegt⟦http://en.kremlin.ru/d/1⟧[3] und ⟦http://en.kremlin.ru/d/2⟧² auch
**⟦http://en.kremlin.ru/d/1⟧** fett, _⟦http://en.kremlin.ru/d/2⟧_ kursiv
`⟦https://www.mfa.gov.cn/web/t\\_673036.shtml⟧` in Code
"⟦http://en.kremlin.ru/d/1⟧", '⟦http://en.kremlin.ru/d/2⟧'
⟦http://en.kremlin.ru/d/1⟧;⟦http://en.kremlin.ru/d/2⟧,⟦http://en.kremlin.ru/d/3⟧
⟦http://en.kremlin.ru/d/1⟧http://
Archiv: ⟦https://web.archive.org/web/20220111/http://en.kremlin.ru/d/1⟧.
⟦https://www.gov.uk/government/news/a-b-c#content⟧ – lesenswert
⟦https://obamawhitehouse.archives.gov/the-press-office/2013/05/09/government-⟧ is cut
Cut or not, nobody knows: https://www.state.gov/secretary-blinken-at-a-press/...
Read ⟦http://en.kremlin.ru/events/president/news/67568⟧... then think
(so steht es auf ⟦http://a.example/text⟧)... und ⟦http://a.example/b⟧ ... nein
gekürzt: https://www.youtube.com/watch?... und https://gcc.gnu.org/projects/c...
Nur Domain heise.de und spiegel.de genügt nicht
z.B./d.h. und u.a./etc. sind keine, 11.01.2022/19:47 auch nicht
Das stimmt.So/so ist es. Er kommt.Am/um 8 Uhr
Mail an info@kremlin.ru/pressestelle oder a.b@en.kremlin.ru
Please dot the i and cross the t, dot net/core is fine
ISW: ⟦kremlin dot ru/events/president/news/67568⟧ and ⟦en.kremlin dot ru/d/1⟧
kurz: http://en.kremlin.ru/events/presid… und http://en.kremlin.ru/eve...567
phpBB: http://en.kremlin.ru/events/president/n ... ews/67568 gekürzt
Pfad /var/log/a.b/c und C:\\\\a.ru\\\\b, Version 2.0/stable
Port ⟦http://forum.example:8080/thread/1⟧ und ⟦http://192.0.2.1/x⟧
⟦https://x.example/a?b=1&amp;c=[2]&d={3}⟧ ok
смотри ⟦http://kremlin.ru/events/president/news/67568⟧.
«⟦http://www.kremlin.ru/events/president/news/67568⟧»
сайт ⟦президент.рф/новости/1⟧, там всё есть
см. ⟦https://ru.wikipedia.org/wiki/ОДКБ_(организация)⟧; далее
т.д./т.п. и др. — не адреса, ⟦www.mid.ru/ru/foreign_policy/news/1/⟧ — адрес
(источник: ⟦mid.ru/ru/foreign_policy/news/1789/⟧)
Ссылка:⟦https://tass.ru/politika/13398085⟧!
詳見⟦http://en.kremlin.ru/events/president/news/67568⟧。
见⟦http://en.kremlin.ru/events/president/news/67568⟧的报道
请看⟦www.fmprc.gov.cn/web/zyxw/t1.shtml⟧，谢谢
（⟦https://www.mfa.gov.cn/web/wjdt_674879/fyrbt_674889/202201/t20220111_10481283.shtml⟧）
「⟦http://en.kremlin.ru/d/1⟧」と書いた
⟦https://zh.wikipedia.org/wiki/2022年哈薩克斯坦抗議⟧ 條目
出典：⟦https://www.mofa.go.jp/mofaj/press/release/press4_009243.html⟧を参照
총리 발언은 ⟦https://www.mofa.go.kr/www/brd/m_4080/view.do?seq=371846⟧에 있다
انظر ⟦http://en.kremlin.ru/events/president/news/67568⟧، ثم
هل قرأت ⟦https://www.un.org/ar/sg/a-1⟧؟
ראו ⟦https://www.gov.il/he/departments/news/a1⟧, כתבו
देखिए ⟦https://www.mea.gov.in/press-releases.htm?dtl/34720⟧।
यहाँ ⟦www.pib.gov.in/PressReleasePage.aspx?PRID=1789⟧ देखें
Δείτε ⟦https://www.primeminister.gr/2022/01/11/28492⟧· και
Voir « ⟦https://www.elysee.fr/emmanuel-macron/2022/01/11/a-b⟧ »
Ver ⟦https://www.lamoncloa.gob.es/presidente/a.aspx⟧¿no?
Se ”⟦https://www.regeringen.se/tal/2022/01/a/⟧” i dag
Zobacz ⟦https://www.gov.pl/web/dyplomacja/a-1⟧‚ proszę
|⟦http://en.kremlin.ru/d/1⟧|⟦http://en.kremlin.ru/d/2⟧|
{⟦http://en.kremlin.ru/d/1⟧} [[⟦http://en.kremlin.ru/d/2⟧|Text]]
⟦http://en.krem\u200blin.ru/d/6\xad7568⟧ mit unsichtbaren Zeichen
⟦http://en.kremlin.ru/d/1⟧&quot; und &lt;⟦http://en.kremlin.ru/d/2⟧&gt;
[quote="⟦http://en.kremlin.ru/d/1⟧"]
Ohne Doppelpunkt: ⟦https//en.kremlin.ru/d/1⟧ und http//en/d/1
Vertippt: ⟦htp://en.kremlin.ru/d/1⟧ ⟦htttps://en.kremlin.ru/d/2⟧ ⟦hhttp://en.kremlin.ru/d/3⟧
==⟦http://en.kremlin.ru/d/1⟧==, --⟦http://en.kremlin.ru/d/2⟧--, a=⟦http://en.kremlin.ru/d/3?x⟧=
Ohne Schema: //⟦en.kremlin.ru/d/1⟧ und a//en.kremlin.ru/d/1
[url=⟦en.kremlin.ru/d/1⟧]hier[/url], x=en.kremlin.ru/d/1
⟦http://en.kremlin.ru/rede.html⟧… und http://en.kremlin.ru/d/675…
⟦https://www.mfa.gov.tr/soru-1.tr.mfa⟧'da, ⟦https://www.gov.uk/page-1⟧'s, ⟦http://a.example/it's-1⟧
⟦https://www.kormany.hu/beszed/⟧-ban és ⟦https://www.auswaertiges-amt.de/-/1⟧
⟦https://president.ge/news/sitqva-1⟧-ში არის
⟦https://www.mid.ru/ru/news/1790001/⟧и дальше, ⟦https://www.mid.ru/ru/news/1790002/⟧-там
⟦https://www.mid.ru/ru/news/text⟧там, ⟦http://президент.рф/новости/речь-1⟧
״⟦https://www.gov.il/he/pages/a1⟧״, ⟦https://he.wikipedia.org/wiki/צה״ל⟧
⟦https://www.gov.am/am/news/1⟧՝ այստեղ, ⟦https://www.mfa.gov.et/1⟧፣ ⟦https://www.mfa.gov.kh/1⟧៕
⟦https://www.president.go.jp/1⟧〜 ｢⟦https://www.president.go.jp/2⟧｣ ＜⟦https://www.president.go.jp/3⟧＞
⟦https://ca.wikipedia.org/wiki/Col·lecció_1⟧ i ⟦https://www.gov.ad/text-1⟧·
►⟦http://en.kremlin.ru/d/1⟧◄ →⟦http://en.kremlin.ru/d/2⟧→
Dateien: main.py/test.py, liesmich.md/neu.md, ⟦gov.md/ro/rede.html⟧
Satz.⟦http://en.kremlin.ru/d/1⟧ 1.⟦http://en.kremlin.ru/d/2⟧ das.stehthttp:// da
Satz.⟦www.kremlin.ru/d/1⟧, x=⟦www.kremlin.ru/d/2⟧, ⟦http://forum.www.kremlin.ru/d/3⟧
⟦http://en.kremlin.ru/d/67568⟧.Das ist alles, ⟦http://en.kremlin.ru/d/67568⟧,Так и есть
⟦http://en.kremlin.ru/a-b⟧:D und ⟦https://docs.example/api/System.Text⟧ und ⟦https://a.example/a.b⟧
⟦https://en.wikipedia.org/wiki/McDonald's⟧ und ⟦https://en.wikipedia.org/wiki/Foo.Bar⟧
⟦http://en.kremlin.ru/a.html⟧(Stand: Mai) und ⟦http://en.kremlin.ru/a_(b).html⟧
gmx.de/Freemail und ⟦gmx.de/Freemail/x⟧ und ⟦creativecommons.org/policies⟧
Booking.com/Reisen, T-Online.de/Sport, ⟦Kremlin.ru/events/president/news/1⟧
presse(at)kremlin.ru/x und presse [at] kremlin.ru/x/1
Kein http:// und https:// und http://www und http://. da
"""
CASES = [line.replace("\\\\", "\\") for line in SNIPPETS.strip().splitlines()]
SIGN = re.compile("[⟦⟧]")


def expected_and_found(line):
    """Spans that are marked in a snippet, and those that are found in it without the marks."""
    marked, at = [], 0
    for number, piece in enumerate(SIGN.split(line)):
        if number % 2 and piece:
            marked.append((at, at + len(piece)))
        at += len(piece)
    text = RichText.of(SIGN.sub("", line))
    return marked, [(one.start, one.end) for one in find_addresses(text)]


@pytest.mark.parametrize("line", CASES)
def test_exactly_the_marked_addresses_are_found(line):
    marked, found = expected_and_found(line)
    assert found == marked


# Stops and brackets of all scripts. Left out: what says that an address was cut.
STOPS = [
    sign
    for sign in map(chr, range(0x21, 0x12000))
    if category(sign) in {"Po", "Ps", "Pe", "Pi", "Pf"} and sign not in "…‥"
]
BEFORE = [sign for sign in STOPS if sign not in "\\/@%&"]
BEHIND = [sign for sign in STOPS if sign not in "\\/@%&#"]
ADDRESS = "http://en.kremlin.ru/events/president/news/67568"


@given(st.sampled_from(BEFORE), st.sampled_from(BEHIND), st.sampled_from(["", " ", " да", "\n"]))
def test_an_address_between_any_two_stops_of_any_script_is_found_whole(before, behind, rest):
    (found,) = find_addresses(RichText.of(f"{before}{ADDRESS}{behind}{rest}"))
    assert (found.start, found.displayed) == (1, ADDRESS)


def linked(shown, url):
    """What a link with this label and this target leads to."""
    link = Link(start=0, end=len(shown), url=url)
    return [one.url for one in find_addresses(RichText(blocks=(Block(text=shown, links=(link,)),)))]


@pytest.mark.parametrize("behind", ['"', "%22", "%22%3E", " ", "'"])
def test_what_was_pasted_behind_a_target_is_no_part_of_it(behind):
    assert linked("Rede", f"{ADDRESS}{behind}") == [ADDRESS]


@pytest.mark.parametrize("shown", ["www.kremlin.ru/d/1", "kremlin.ru/d/1"])
def test_a_target_without_scheme_is_no_page_beside_the_post(shown):
    assert linked(shown, f"https://forum.example/thread/{shown}") == [f"http://{shown}"]
    assert linked(shown, f"https://{shown}") == [f"https://{shown}"]


@pytest.mark.parametrize("slashes", ["/", "//"])  # resolving an address may fold them
def test_a_target_whose_scheme_lost_its_colon_is_no_page_beside_the_post(slashes):
    beside = f"https://forum.example/thread/https{slashes}www.kremlin.ru/d/1"
    assert linked("Rede", beside) == ["https://www.kremlin.ru/d/1"]
    assert linked("Rede", "https://a.example/https/x") == ["https://a.example/https/x"]


@pytest.mark.parametrize("note", ["#fn1", "#_ftn2", "#cite_note-3", "#sdfootnote4sym"])
def test_a_link_to_a_note_is_no_address_but_a_number_that_leads_elsewhere_is(note):
    assert linked("[1]", f"https://forum.example/post{note}") == []
    assert linked("[1]", ADDRESS) == [ADDRESS]
    assert linked("Anmerkung", f"{ADDRESS}{note}") == [f"{ADDRESS}{note}"]


@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "> > "])
def test_an_address_broken_in_lines_marked_as_quoted_is_one(mark):
    first, second = "http://en.kremlin.ru/events/", "president/news/67568"
    text = RichText(blocks=tuple(Block(text=f"{mark}{line}") for line in (first, second)))
    (found,) = find_addresses(text)
    assert (found.url, found.kind) == (ADDRESS, "inherited")
    assert found.displayed == text.visible[found.start : found.end] == f"{first}\n{mark}{second}"


def calls(text):
    """How many functions, matching of patterns among them, one search of a text calls."""
    number = 0

    def count(_frame, event, _argument):
        nonlocal number
        number += event in {"call", "c_call"}

    rich = RichText(blocks=(Block(text=text),))
    sys.setprofile(count)
    try:
        find_addresses(rich)
    finally:
        sys.setprofile(None)
    return number


REPEATED = """
a.py/ a.ru/b.ru/ //a.ru //a.ru/ [at] (at)a.ru/ https// http//a.ru/ '\u0434 http://a.ru/'\u0434
http://a.ru/\u0434-\u0434 \u05f4 http://a.ru/\u05f4 http://a.ru/b.A a.b.www. \u4e2d
http://a.ru/a.html\u2026 =www.a.ru [url=a.ru/
( [ \u00ab \u300c http://a.ru/(
""".split()  # noqa: SIM905


@pytest.mark.parametrize("piece", REPEATED)
@pytest.mark.parametrize("head", ["", "http://a.ru/", "a.py/"])
def test_four_times_the_text_costs_four_times_the_work(head, piece):
    # both longer than an address may be
    few, many = (calls(head + piece * (size // len(piece))) for size in (20_000, 80_000))
    assert many <= 4.5 * few + 500


def test_a_megabyte_costs_a_bounded_number_of_steps_a_character():
    size = 1_000_000
    assert calls("http://a.ru/" + "(" * size) <= size * 5
    assert calls("\u05f4'\u0434-" * (size // 4)) <= size * 5


def test_the_set_is_large_enough_and_reaches_the_targets():
    results = [expected_and_found(line) for line in CASES]
    marked = sum(len(one) for one, _ in results)
    found = sum(len(one) for _, one in results)
    right = sum(len(set(one) & set(other)) for one, other in results)
    precision, recall = right / found, right / marked
    print(f"\n{len(CASES)} snippets, {marked} addresses: P {precision:.3f}, R {recall:.3f}")
    assert len(CASES) >= 60
    assert precision >= 0.99  # TEXT.md, "Targets"
    assert 2 * precision * recall / (precision + recall) >= 0.98
