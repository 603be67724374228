"""Addresses in snippets of six scripts, written by us in the manner of real posts.

⟦ and ⟧ stand around what is to be found. The set was written beside the code, so its F1 says that
nothing broke, not how well unknown posts are read: for that, tests/corpus.
"""

import re

import pytest

from ingest.citations.links import find_addresses
from schemas.records.texts import RichText

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
