"""German words of saying, of introducing and of commenting. Data."""

from ingest.lexicon.german import GERMAN
from ingest.lexicon.sayings import Sayings
from ingest.lexicon.words import phrases

SAYINGS_DE = Sayings(
    saying=GERMAN.saying
    | phrases(
        """führte aus, führt aus, hieß es, heißt es, so formulierte, formulierte, formuliert,
        verlas, verlautbarte, verlautbart, ließ wissen, ließ verlauten, gab bekannt, wandte
        sich, sprach, spricht, liest man, stellte klar, stellt klar, machte deutlich,
        resümierte, lautete, lautet, lauten, verspricht, versprach, ankündigte, verkündigte"""
    ),
    introducing=phrases(
        """hier eine übersetzung, hier die übersetzung, hier meine übersetzung, übersetzung,
        übersetzt, eigene übersetzung, im wortlaut, wortlaut, wörtlich, wortwörtlich, zitat,
        ich zitiere, zitiere, zitiert, folgendes, folgende sätze, folgenden sätze, auszug,
        auszüge, auszugsweise, hier ein auszug, hier der text, hier das zitat, hier die
        stelle, die stelle, passagen, original, originaltext, originalton, o-ton, abschrift,
        transkript, sinngemäß, und weiter, weiter heißt es, weiter im text, an anderer stelle,
        dort steht, da steht, darin steht, nachzulesen, gleich zu beginn, später dann,
        schreibe ich mal ab, abgetippt, abgeschrieben, mitgeschrieben, kopiere, kopiere ich,
        hier mal, hier der, hier die, hier das, hier ein paar, hier einige, ich übersetze,
        hier übersetzt, auf deutsch übersetzt, in voller länge, vollständig, im vollen
        wortlaut, so lautet, darin heißt es, dort heißt es, da heißt es, heißt es wörtlich,
        wie folgt, aufgenommen, die wichtigsten absätze, das wichtigste, aus dem protokoll,
        aus der rede, aus der erklärung, aus dem schreiben, aus dem brief, aus dem
        rundschreiben, aus dem bericht, urteilt selbst, lest selbst"""
    ),
    returning=phrases(
        """das heißt, d . h ., mit anderen worten, anders gesagt, im klartext, auf deutsch,
        soviel zu, so viel zu, soweit, so weit, zitat ende, zitatende, ende des zitats, ende
        zitat, ende der übersetzung, kurz gesagt, kurzum, das bedeutet, heißt also, was heißt
        das, was bedeutet das, was lernen wir, zusammengefasst, mein fazit, übersetzt heißt
        das, damit meint, damit ist gemeint, gemeint ist, gemeint sind, man beachte,
        bemerkenswert, auffällig, wer das liest, zur erinnerung, hintergrund, anmerkung, anm
        ., p . s ., demgegenüber, im gegensatz dazu, in wahrheit, in wirklichkeit"""
    ),
    author=phrases(
        """ich finde, finde ich, ich glaube, glaube ich, ich denke, denke ich, ich meine, meine
        ich, ich vermute, vermute ich, ich frage mich, frage ich mich, ich verstehe nicht, ich
        kann mich nicht erinnern, ich habe gelesen, ich lese, ich sehe das, sehe ich, sehe ich
        das, ich habe übersetzt, ich übersetze, ich habe das, ich habe mir, mir scheint, mir
        fällt auf, meiner meinung nach, meines erachtens, m . e ., imho, imo, afaik, meiner
        ansicht nach, aus meiner sicht, ich bin gespannt, bin gespannt, ich wette, wette ich,
        eure, euer, du, dir, dich, dein, deine, lest, schaut, foristen, thread, mitforisten,
        selber lesen, man sieht, man merkt, sieht man, keine ahnung, weiß jemand, hat jemand,
        lol, rofl, xd, btw, übrigens, ehrlich gesagt, man darf gespannt sein, mal sehen, ich
        weiß nicht, weiß ich nicht, ich hoffe, hoffe ich, ich würde, mein bruder, meine
        schwester, mein vater, meine mutter, mein mann, meine frau, mein nachbar, meine
        nachbarin, mein arzt, mein chef, mein opa, meine oma, ein kumpel, ein freund von mir,
        ein bekannter, ich war, ich pendle, ich wohne, ich arbeite, ich halte, halte ich, ich
        lade, ich rechne, ich fasse, ich würde sagen, mich stört, mir persönlich, hier jemand,
        oben jemand, hier im strang, strang, hier im forum, weiter oben, siehe oben, wie
        gesagt, wundert mich, ich musste, mir ist, gespannt"""
    ),
    speaker=phrases(
        """ich möchte, ich möchte noch, möchte ich, ich will betonen, ich betone, ich
        unterstreiche, ich danke, danke ich, ich begrüße, ich versichere, ich bekräftige, ich
        wiederhole, lassen sie mich, erlauben sie mir, gestatten sie mir, ich habe angeordnet,
        ich fordere, ich rufe, ich schlage vor, ich stimme, ich gratuliere, ich erwarte, ich
        bitte, wir haben beschlossen, wir werden, wir haben, wir sind, wir wollen, wir rufen,
        wir fordern, wir verurteilen, wir begrüßen, wir danken, wir erwarten, wir bekräftigen,
        wir verstehen, wir wissen, wir stehen, wir müssen, wir dürfen, wir verpflichten, wir
        bedauern, wir unterstützen, wir bieten, werden wir, haben wir, sind wir, unser land,
        unserem land, unseres landes, unsere länder, unserer länder, unserer staaten, unsere
        staaten, unsere soldaten, unsere streitkräfte, unsere partner, unseren partnern,
        unsere organisation, unsere gemeinschaft, unsere bürger, unsere bürgerinnen, unserer
        bürger, unser volk, unserem volk, unseres volkes, unserem haus, unsere regierung,
        unsere armee, meine regierung, meiner regierung, mein land, meinem land, mein volk,
        meine kollegen, mein kollege, meinem kollegen, mein amtskollege, meinem amtskollegen,
        die bundesregierung wird"""
    ),
    address=phrases(
        """meine damen und herren, sehr geehrte, sehr geehrter, liebe kolleginnen, liebe
        kollegen, verehrte, liebe freunde, liebe mitbürger, liebe mitbürgerinnen, liebe
        landsleute, liebe bürgerinnen, geehrte kollegen, werte kollegen, exzellenzen,
        genossen, kameraden, vielen dank für ihre aufmerksamkeit, herr präsident, frau
        präsidentin, herr vorsitzender, hier im saal, in diesem saal, in diesem haus, in
        diesem hohen haus, sie alle, ihnen allen, lassen sie uns"""
    ),
    official=phrases(
        """gemäß, nach maßgabe, im einklang mit, vertragspartei, vertragsparteien,
        vertragsstaaten, absatz 1, absatz 2, ist verpflichtet, sind verpflichtet, verpflichtet
        sich, verpflichten sich, wird beauftragt, beauftragt, übereingekommen, in kraft, tritt
        in kraft, mit sofortiger wirkung, vorläufig, vorläufiger, nach vorläufiger schätzung,
        nach jetzigem stand, nach derzeitigem stand, nach heutigem wissen, ausgeschlossen
        werden, unverzüglich, hiermit, hierzu, gleichwohl, ferner, insbesondere, maßnahme,
        maßnahmen, gewährleisten, sicherzustellen, sicherstellen, bekräftigt, bekräftigen,
        betroffenen, zuständigen, zuständige, die regierung wird, der rat, das ministerium
        bekräftigt, das ministerium weist, es ist entscheidend, es war entscheidend, es ist
        notwendig, es war notwendig, von entscheidender bedeutung, höchste priorität,
        internationalen gemeinschaft, zusammenarbeit, souveränität, territoriale integrität,
        ungeachtet, unbeschadet, es wurde, es wurden, wurde festgestellt"""
    ),
    remarking=phrases(
        """das war, damit, dabei, also, bisher, bislang, tatsächlich, dagegen, ganz anders, kurz,
        fazit, edit, quelle, ps, tja, aha, ach, nachtrag, interessant, naja, na ja, nun ja,
        und wer, nein, ja, gut, okay, ok, bloß, immerhin, trotzdem, insofern, daraufhin, man
        kann, man darf, man muss, komisch, schade, entweder, inzwischen, mal, womit, wobei,
        was wiederum, vergleicht, vergleiche, das klingt, soll heißen, wer jetzt, so etwas"""
    ),
    attitude=phrases(
        """angeblich, angebliche, angeblichen, wahrscheinlich, vermutlich, offenbar,
        offensichtlich, wohl, anscheinend, natürlich, leider, faktisch, sogenannte,
        sogenannten, ironisch, ironie, unsinn, quatsch, blödsinn, lüge, lügen, gelogen,
        propaganda, heuchelei, heuchler, lächerlich, peinlich, absurd, witz, lachhaft,
        bemerkenswert, interessant, interessanterweise, erstaunlich, komisch, seltsam,
        merkwürdig, spannend, bezeichnend, typisch, ausgerechnet, immerhin, jedenfalls, halt,
        eh, ja wohl, mal wieder, schon wieder, sieh an, ach ja, dummerweise, floskel,
        floskeln, phrase, phrasen, phrasendrescherei, nebelkerze, geschwurbel, klingt,
        klingen, wirkt, liest sich, zwischen den zeilen, spricht bände, ein schelm, schön
        wär's, dreist, frech, unverschämt, stimmungsmache, vernünftig, meinetwegen, allen
        ernstes, gerade mal, nun wirklich, belanglos*, zeug, angeblich*, mit sicherheit nicht,
        respekt, enttäuschend, enttäuscht, schlicht, selber schuld, na klar, herzlichen
        glückwunsch"""
    ),
    statement=phrases(
        """rede, redetext, ansprache, erklärung, statement, beitrag, mitteilung,
        pressemitteilung, pressekonferenz, verlautbarung, interview, stellungnahme,
        wortmeldung, formulierung, übersetzung, passage, zitat, schreiben, rundschreiben,
        brief, antwort, antwortschreiben, protokoll, bescheid, predigt, gutachten, vorlage,
        entschuldigung, aufzeichnung, aufnahme, mitschnitt, video, artikel, überschrift,
        schlagzeile, schlagzeilen, presse, medien, agenturen, link, zitate, formulierungen,
        absatz, absätze, an der stelle, an dieser stelle, letzten satz, diesen satz, der satz,
        den satz, dieser satz, fassung, fassungen, redner, rednerin"""
    ),
    reported=phrases(
        """sei, seien, habe man, er habe, sie habe, es habe, man habe, er werde, sie werde, es
        werde, man werde, könne, müsse, solle, wolle, dürfe, gebe es, es gebe, vorliege,
        bestehe"""
    ),
)
