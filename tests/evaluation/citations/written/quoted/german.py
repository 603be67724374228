"""German clauses. Invented."""

from tests.evaluation.citations.written.quoted.pack import Pack, lines, paragraphs

GERMAN = Pack(
    language="de",
    who=lines("""
        Die Bundesregierung
        Unsere Delegation in Ostenfeld
        Der Rat der Küstenstaaten
        Jedes Mitglied dieses Bündnisses
        Das Verkehrsministerium gemeinsam mit den Ländern
        Die gemeinsame Beobachtermission
        Der Ausschuss für die Binnenschifffahrt
        Die Hafenbehörde von Velmora
        Wer heute Verantwortung trägt
        Unser Nachbar jenseits der Meerenge
        Die Rettungsdienste aus vier Bezirken
        Das Parlament in seiner Herbstsitzung
        Eine Gruppe unabhängiger Fachleute
        Der neue Rechnungshof
        Die Mehrheit der betroffenen Gemeinden
        Mein Amtsvorgänger im Ministerium
        Der zuständige Krisenstab
        Die Landwirtschaft im Norden
    """),
    does=lines("""
        wird ohne gründliche Prüfung nicht hinnehmen
        hat nach langen und schwierigen Gesprächen gebilligt
        lehnt mit aller Entschiedenheit ab
        finanziert künftig aus eigenen Mitteln
        hat vor niemandem je verheimlicht
        betrachtet als gemeinsame Aufgabe
        muss mit allen rechtlichen Mitteln schützen
        erwartet von der anderen Seite schriftlich
        begrüßte gestern Abend mit großer Erleichterung
        bereitet seit dem Frühjahr in aller Stille vor
        legt noch in diesem Jahr zur Abstimmung vor
        möchte Schritt für Schritt wiederherstellen
        hält es für verfrüht und erörtert nicht öffentlich
        überprüft ab sofort auch unangekündigt
        warnte von Anfang an davor zu unterschätzen
        verbindet ausdrücklich mit keiner Bedingung
        übergibt in der kommenden Woche den Vermittlern
        verteidigt auch gegen den Widerstand der Verbände
    """),
    what=lines("""
        das Abkommen über gemeinsame Wasservorräte
        einen Korridor für Getreide und Medikamente
        die Rückkehr der vertriebenen Familien
        eine geordnete Übergabe der drei Kraftwerke
        die in Karsk erstellte Liste der Gefangenen
        ein Moratorium für Bohrungen im flachen Meer
        die Instandsetzung der beschädigten Eisenbahnbrücke
        den Zeitplan für den Abzug des schweren Geräts
        ein gemeinsames Register verlorener Schiffe
        die Vorschläge der kleineren Staaten
        den Bericht der zweiten Untersuchung
        einen Fonds für Jahre schlechter Ernten
        die Vermessung der südlichen Grenze
        verlässliche Zusagen für die Schulen der Minderheit
        die Wiedereröffnung der alten Zollstationen
        eine ständige Leitung zwischen beiden Stäben
        die Senkung der Abgaben auf Ersatzteile
        den Schutz der Kabel am Meeresgrund
    """),
    how=lines("""
        solange die Waffenruhe vom vergangenen Monat eingehalten wird
        auch wenn einige unserer Partner das heute anders sehen
        weil es sonst niemand für uns tun wird
        im Einvernehmen mit allen die die Last tragen
        damit unsere Kinder nicht fragen müssen warum wir gewartet haben
        obwohl der Haushalt in diesem Jahr nur wenig Spielraum lässt
        bevor der erste Frost die Bergstraßen unpassierbar macht
        ohne Vorbedingungen aus einer der beiden Hauptstädte
        unter Aufsicht von Beobachtern aus neutralen Ländern
        und das werden wir beim nächsten Treffen offen aussprechen
        was nicht heißt dass wir vergessen was im Mai geschehen ist
        gleichgültig wer im Herbst die Wahl gewinnt
        sofern die Labore die ersten Ergebnisse bestätigen
        zum Wohle aller die entlang des Flusses leben
        wie wir es den Familien im Rathaus versprochen haben
        trotz des Drucks der in den letzten Wochen gewachsen ist
        spätestens wenn der zweite Konvoi sicher eingetroffen ist
        im Interesse aller sieben Staaten an dieser Küste
    """),
    asides=lines("""
        – ich betone das –
        – lassen Sie mich offen sein –
        aus Prinzip
        zu niemandes Überraschung
        nach Rücksprache mit den Bezirken
        – ich wiederhole es gern –
        ganz im Sinne der Fischer
        zum dritten Mal in diesem Jahr
        – und nicht nur mit Worten –
        mit langem Atem
        schweren Herzens
        auf den Rat der Lotsen
    """),
    opening=lines("""
        Komischerweise hat hier im Strang keiner
        Mein Schwager der dort gearbeitet hat
        Die Tagesschau von vorgestern
        Wer das langsam liest
        Die Hälfte der Kommentatoren
        Ein normaler Mensch
        Die üblichen Verdächtigen im Fernsehen
        Jeder der eine Landkarte besitzt
    """),
    middle=lines("""
        überspringt einfach
        will immer noch nicht begreifen
        lachte sich kaputt über
        regt sich ständig auf über
        sollte zweimal nachdenken über
        hat offenbar nie gehört von
        redet lieber nicht gern über
        erklärte mir beim Essen
    """),
    close=lines("""
        was uns das am Ende kostet
        den Teil mit der Eisenbahn
        warum sie damit immer freitags kommen
        das Kleingedruckte unten auf der Seite
        wer eigentlich die Schiffe bestellt hat
        wie dieselben Leute vor zwei Jahren geredet haben
        den Unterschied zwischen Plan und Wunsch
        eine Zusage die älter ist als mein Auto
    """),
    others=lines("""
        vielleicht
        grün
        wieder
        sieben
        Fenster
        niemals
        langsam
        unter
        Ding
        eben
    """),
    stock=paragraphs("""
        Das Gespräch fand auf Wunsch der anderen Seite statt und beide vereinbarten in den
        kommenden Wochen auf verschiedenen Ebenen in Kontakt zu bleiben

        Meine sehr verehrten Damen und Herren liebe Freunde erlauben Sie mir Ihnen allen von
        Herzen für die Gastfreundschaft zu danken die uns hier entgegengebracht wurde

        Die Teilnehmer tauschten sich über ein breites Spektrum regionaler und
        internationaler Themen von beiderseitigem Interesse aus und würdigten den
        konstruktiven Geist
    """),
    thirds=paragraphs("""
        Die vertragschließenden Parteien verpflichten sich jeden Streit der zwischen ihnen
        entstehen mag allein mit friedlichen Mitteln beizulegen und alles zu unterlassen was
        ihn ausweiten könnte

        Kein Staat an diesen Ufern darf fremde Truppen auf den im Anhang genannten Inseln
        stationieren es sei denn alle übrigen hätten schriftlich zugestimmt

        Gib einem Mann ein Boot und er wird den Fluss einmal überqueren aber lehre ihn das
        Wasser zu lesen und er wird ihn sein Leben lang überqueren
    """),
    introductions=(
        "In Artikel 4 des Vertrags von Halden heißt es:",
        "So steht es im Grundgesetz der Küstenliga:",
        "",
    ),
    titles=lines("""
        Eingangsstatement bei der erweiterten Sitzung des Rates für Küstensicherheit
        Erklärung zur Lage an der südlichen Grenze und in der Meerenge
        Antworten auf Fragen der Presse nach den Gesprächen in Karsk
        Rede vor den Teilnehmern des Forums für Binnenschifffahrt und Handel
        Regierungserklärung vor beiden Kammern zum Stand der Ernte
    """),
    speakers=(
        ("Hartmut Wieselgrund", "Wieselgrund"),
        ("Annelie Brockhorst", "Frau Brockhorst"),
        ("Detlev Sandmoor", "Kanzler Sandmoor"),
    ),
    says=lines("""
        {} sagte am Montag:
        So hat es {} formuliert:
        Was hat {} denn wirklich gesagt?
        {} laut Protokoll:
    """),
    bare=lines("""
        Da steht:
        Gestern gefunden:
        Lest das noch einmal:
        Und dann dieser Satz:
    """),
    marks=("„“", "»«", "\"\"", "“”"),
)  # fmt: skip
