"""Spanish words of saying, of introducing and of commenting. Data."""

from ingest.lexicon.sayings import Sayings
from ingest.lexicon.words import phrases

SAYINGS_ES = Sayings(
    saying=phrases(
        """dijo, dice, dicen, dijeron, ha dicho, declaró, declara, ha declarado, afirmó, afirma,
        ha afirmado, aseguró, asegura, anunció, anuncia, explicó, explica, señaló, señala,
        subrayó, subraya, añadió, añade, confirmó, confirma, negó, niega, admitió, advirtió,
        advierte, respondió, responde, escribió, escribe, insistió, insiste, sostiene,
        sostuvo, indicó, indica, comentó, según, habló, suelta, soltó"""
    ),
    introducing=phrases(
        """traducción, mi traducción, traduzco, lo traduzco, traducido, cito, cita, textual,
        textualmente, literal, literalmente, extracto, extractos, fragmento, pasaje, pasajes,
        texto completo, íntegro, transcripción, lo siguiente, dice esto, más abajo, y sigue,
        aquí va, aquí está, de repente, copio, pego, transcribo, aquí tenéis, juzgad, juzguen,
        en sus palabras"""
    ),
    returning=phrases(
        """es decir, o sea, en otras palabras, dicho de otro modo, eso significa, esto significa,
        en resumen, resumiendo, fin de la cita, fin de cita, por cierto, ojo, nótese, fuente,
        edito, edit, pd, contexto"""
    ),
    author=phrases(
        """creo, yo creo, pienso, supongo, me parece, en mi opinión, a mi juicio, para mí, no
        entiendo, entiendo, dudo, me pregunto, lo he comprobado, he leído, he visto, he
        comparado, imho, vosotros, ustedes, tú, tu, vuestro, mirad, leed, alguien, ¿ alguien,
        hilo, foro, aquí nadie, jaja, jajaja, lol, espero, mi hermano, mi hermana, mi padre,
        mi madre, mi marido, mi mujer, mi vecino, mi vecina, mi jefe, un amigo, trabajo en,
        vivo en"""
    ),
    speaker=phrases(
        """quisiera, permítanme, permitidme, agradezco, doy las gracias, propongo, pido, hago un
        llamamiento, he ordenado, he encargado, he pedido, reitero, consideramos, nos
        reservamos, hemos decidido, vamos a, debemos, condenamos, celebramos, exigimos,
        reafirmamos, apoyamos, lamentamos, nuestro país, nuestros países, nuestro pueblo,
        nuestros socios, nuestros aliados, nuestros soldados, nuestras fuerzas, nuestra
        guardia, nuestros ciudadanos, nuestra organización, nuestro gobierno, mi gobierno, mi
        país, mis colegas"""
    ),
    address=phrases(
        """señoras y señores, queridos amigos, queridos colegas, estimados, compatriotas,
        conciudadanos, señor presidente, señora presidenta, excelencias, compañeros, en esta
        sala, en esta cámara, todos ustedes"""
    ),
    official=phrases(
        """de conformidad con, conforme a, en virtud de, a partir del, a partir de, anexo,
        entrará en vigor, entra en vigor, quedan, están obligados, se compromete, se
        comprometen, la medida, medidas, la decisión de, con carácter provisional, el
        ministerio confirma, el ministerio reitera, comunidad internacional, integridad
        territorial, soberanía, cooperación, garantizar, asegurar, es necesario, es esencial"""
    ),
    remarking=phrases(
        """así que, entonces, pues, bueno, vaya, claro, total, interesante, curioso, pero, o sea,
        en la versión, es que, entre"""
    ),
    attitude=phrases(
        """supuestamente, presuntamente, probablemente, seguramente, evidentemente, por supuesto,
        curiosamente, ironía, irónico, mentira, mentiras, miente, propaganda, hipocresía,
        ridículo, absurdo, raro, extraño, curioso, interesante, ni una palabra,
        desgraciadamente, por desgracia, en realidad, me parecen"""
    ),
    statement=phrases(
        """discurso, declaración, comunicado, alocución, entrevista, rueda de prensa, pasaje,
        versión, traducción, sentencia, sermón, disculpas, acta, vídeo, video, grabación,
        artículo, titular, titulares, prensa, medios, enlace, párrafo, párrafos, versión
        escrita"""
    ),
    reported=phrases("habría, habrían, sería, serían, estaría, según él, según ella"),
)
