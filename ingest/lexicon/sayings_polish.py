"""Polish words of saying, of introducing and of commenting. Data."""

from ingest.lexicon.sayings import Sayings
from ingest.lexicon.words import phrases

SAYINGS_PL = Sayings(
    saying=phrases(
        """powiedział, powiedziała, powiedzieli, mówi, mówią, mówił, oświadczył, oświadczyła,
        stwierdził, stwierdziła, stwierdza, ogłosił, ogłosiła, wyjaśnił, wyjaśniła,
        podkreślił, podkreśliła, podkreśla, dodał, dodała, potwierdził, zaprzeczył, przyznał,
        ostrzegł, odpowiedział, odpowiedziała, napisał, napisała, pisze, twierdzi, twierdzą,
        zdaniem, według"""
    ),
    introducing=phrases(
        """tłumaczenie, moje tłumaczenie, tłumaczę, przetłumaczyłem, przetłumaczyłam, cytuję,
        cytat, dosłownie, fragment, fragmenty, pełny tekst, stenogram, co następuje, oto, i
        dalej, brzmi, wklejam, przepisuję, kopiuję, oceńcie sami"""
    ),
    returning=phrases(
        """to znaczy, czyli, innymi słowy, inaczej mówiąc, to oznacza, koniec cytatu, krótko
        mówiąc, w skrócie, warto zauważyć, źródło, edit, ps, kontekst"""
    ),
    author=phrases(
        """myślę, sądzę, uważam, moim zdaniem, według mnie, wydaje mi się, nie rozumiem,
        rozumiem, wątpię, sprawdziłem, sprawdziłam, czytałem, przeczytałem, porównałem, wam,
        wasz, ktoś, czy ktoś, forum, wątek, przestańcie, czytajcie, lol, u nas, mam nadzieję,
        mój brat, moja siostra, mój ojciec, moja matka, mój mąż, moja żona, mój sąsiad,
        znajomy, kolega, mieszkam, pracuję"""
    ),
    speaker=phrases(
        """chciałbym, chciałabym, pragnę, proszę pozwolić, dziękuję, proponuję, apeluję, wzywam,
        wzywamy, poleciłem, poleciłam, podkreślam, uważamy, zastrzegamy sobie, postanowiliśmy,
        będziemy, musimy, potępiamy, popieramy, potwierdzamy, jesteśmy, rozumiemy, nasz kraj,
        naszego kraju, naszym kraju, nasi partnerzy, nasi sojusznicy, naszych państw, naszego
        narodu, nasi żołnierze, naszych obywateli, naszej organizacji, mój rząd, mojego rządu"""
    ),
    address=phrases(
        """szanowni państwo, panie i panowie, drodzy rodacy, rodacy, drodzy przyjaciele,
        koleżanki i koledzy, panie prezydencie, panie przewodniczący, wysoka izbo,
        ekscelencje, na tej sali, wszyscy państwo"""
    ),
    official=phrases(
        """zgodnie z, na podstawie, załącznik, wchodzi w życie, podlega, podlegają, jest
        zobowiązan*, zobowiązuje się, zobowiązują się, środki, decyzja o, w celu, zapewnić,
        zapewnienia, niezwłocznie, ministerstwo potwierdza, społeczności międzynarodowej,
        integralności terytorialnej, suwerenność, współprac*, konieczne, niezbędne"""
    ),
    remarking=phrases("""więc, a więc, no cóż, no to, ciekawe, ale"""),
    attitude=phrases(
        """rzekomo, podobno, ponoć, prawdopodobnie, chyba, oczywiście, niestety, tak zwan*,
        ironia, kłamstwo, kłamie, kłamią, propaganda, hipokryzja, śmieszne, absurd, bzdura,
        bzdury, dziwne, ciekawe, naprawdę, ani słowa"""
    ),
    statement=phrases(
        """przemówienie, przemówienia, oświadczenie, oświadczenia, komunikat, wywiad, wywiadzie,
        konferencja prasowa, wersja, wersji, tłumaczenie, wyrok, kazanie, przeprosiny,
        protokół, film, nagranie, artykuł, nagłówek, prasa, media, link, akapit"""
    ),
    reported=phrases("rzekomo, podobno, jakoby, miałby, miałaby, mieliby"),
)
