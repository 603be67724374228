# Was Meldungen auf Deutsch sagen. Project Fluent; die Schlüssel sind dieselben wie in en.ftl.
# Wonach eine Wendung unterscheidet, sind Daten: die Wörter in Klammern, [author], bleiben, wie sie sind.

## Wie etwas geschrieben wird
# Datum nach den Buchstaben des Unicode CLDR; die Zeitzone wird hinter die Uhrzeit gesetzt.

format-moment = dd.MM.y, HH:mm
format-day = dd.MM.y
format-clock = HH:mm
span-minutes = { $n } Min.
span-hours = { $n } Std.
span-days = { $n ->
    [one] { $n } Tag
   *[other] { $n } Tage
}
span-months = { $n ->
    [one] { $n } Monat
   *[other] { $n } Monate
}
span-years = { $n ->
    [one] { $n } Jahr
   *[other] { $n } Jahre
}
quoted = „{ $text }“

## Namen

untitled = { $kind ->
    [statement] Erklärung ohne Titel
   *[post] Beitrag ohne Titel
}
title-by = { $title } von { $author }
a-statement = eine Erklärung
and-more = { $more ->
    [0] { $name }
   *[other] { $name } und { $more } weitere
}

## Die Überschrift: wer was an welchen Wörtern welches Dokuments getan hat
# $by ist someone, wo $actor sagt, wer es war (Verfasser oder Moderator), sonst nobody.

from-source = { $source }: { $what }
a-moderator = ein Moderator

new = { $by ->
    [someone] { $actor } schrieb { $place }
   *[nobody] { $kind ->
        [statement] { $place } wurde veröffentlicht
       *[post] { $place } wurde geschrieben
    }
}
gone = { $state ->
    [hidden] { $place } ist ausgeblendet
   *[gone] { $place } ist verschwunden
}
restored = { $place } ist wieder da
before-seen = { $known ->
    [yes] { $place } wurde am { $at } bearbeitet, bevor wir es zuerst sahen
   *[no] { $place } war schon bearbeitet, als wir es zuerst sahen
}
citation-new = { $place } { $manner ->
    [quotes] zitiert jetzt { $statement }
   *[cites] verweist jetzt auf { $statement }
}
citation-lost = { $place } { $manner ->
    [quotes] zitiert { $statement } nicht mehr
   *[cites] verweist nicht mehr auf { $statement }
}
broken-passage = eine zitierte Stelle in { $place } stimmt nicht mehr
broken-quotation = ein Zitat aus { $statement } in { $place } stimmt nicht mehr

replaced = { $by ->
    [someone] { $actor } ersetzte { $before } durch { $after } in { $place }
   *[nobody] { $before } → { $after } in { $place }
}
removed = { $by ->
    [someone] { $actor } strich { $what ->
        [sentence] den Satz {""}
        [passage] die Passage {""}
       *[words] {""}
    }{ $words } in { $place }
   *[nobody] { $what ->
        [sentence] Satz {""}
        [passage] Passage {""}
       *[words] {""}
    }{ $words } in { $place } gestrichen
}
added = { $by ->
    [someone] { $actor } ergänzte { $what ->
        [sentence] den Satz {""}
        [passage] die Passage {""}
       *[words] {""}
    }{ $words } in { $place }
   *[nobody] { $what ->
        [sentence] Satz {""}
        [passage] Passage {""}
       *[words] {""}
    }{ $words } in { $place } ergänzt
}
removed-citation = { $by ->
    [someone] { $actor } strich { $what ->
        [sentence] den Satz
       *[passage] die Passage
    } { $manner ->
        [quotes] mit dem Zitat aus
       *[cites] mit dem Verweis auf
    } { $statement } in { $place }
   *[nobody] { $what ->
        [sentence] Satz
       *[passage] Passage
    } { $manner ->
        [quotes] mit dem Zitat aus
       *[cites] mit dem Verweis auf
    } { $statement } in { $place } gestrichen
}
removed-link = { $by ->
    [someone] { $actor } entfernte den Link auf { $statement } in { $place }
   *[nobody] Link auf { $statement } in { $place } entfernt
}
changed-title = { $by ->
    [someone] { $actor } änderte den Titel { $before } in { $after }
   *[nobody] Titel { $before } in { $after } geändert
}
changed-author = { $done ->
    [added] { $title } nennt jetzt { $after } als Verfasser
    [removed] { $title } nennt { $before } nicht mehr als Verfasser
   *[replaced] { $title } nennt jetzt { $after } als Verfasser, nicht mehr { $before }
}
changed-link = { $by ->
    [someone] { $actor } { $done ->
        [added] ergänzte einen Link
        [removed] entfernte einen Link
       *[replaced] änderte das Ziel eines Links
    } in { $place }
   *[nobody] { $done ->
        [added] Link in { $place } ergänzt
        [removed] Link in { $place } entfernt
       *[replaced] ein Link in { $place } führt jetzt woandershin
    }
}
changed-move = { $by ->
    [someone] { $actor } verschob eine Passage in { $place }
   *[nobody] Passage in { $place } verschoben
}
changed-typography = { $by ->
    [someone] { $actor } änderte Satzzeichen oder Abstände in { $place }
   *[nobody] Satzzeichen oder Abstände in { $place } geändert
}
changed-format = { $by ->
    [someone] { $actor } änderte die Formatierung von { $place }
   *[nobody] Formatierung von { $place } geändert
}
put-back = { $by ->
    [someone] { $actor } stellte { $known ->
        [time] den Text vom { $at } in { $place }
        [number] Fassung { $revision } von { $place }
       *[nothing] einen früheren Text von { $place }
    } wieder her
   *[nobody] { $place } hat wieder { $known ->
        [time] den Text vom { $at }
        [number] den Text der Fassung { $revision }
       *[nothing] einen früheren Text
    }
}
undone = { $said }, { $known ->
    [yes] binnen { $span }
   *[no] bald darauf
} zurückgenommen
grown = { $by ->
    [someone] { $actor } ergänzte { $place }
   *[nobody] { $place } wurde ergänzt
}
edited = { $by ->
    [someone] { $actor } bearbeitete { $place }
   *[nobody] { $place } wurde bearbeitet
}{ $counted ->
    [yes] {""} ({ $added } { $added ->
        [one] Wort
       *[other] Wörter
    } mehr, { $removed } weniger)
   *[no] {""}
}
edited-unseen = laut Website { $by ->
    [someone] hat { $actor } { $place } bearbeitet
   *[nobody] wurde { $place } bearbeitet
}, ein anderer Text war nicht zu sehen
alike = { $times } { $kind ->
    [statement] Erklärungen
   *[post] Beiträge
} wurden auf einmal in gleicher Weise bearbeitet
alike-words = { $done ->
    [added] { $after } kam hinzu
    [removed] { $before } fiel weg
   *[replaced] { $before } → { $after }
}

## Die Überschrift: was hinter Kommas folgt

clause-lost = { $manner ->
    [quotes] ohne das Zitat aus { $statement }
   *[cites] ohne den Verweis auf { $statement }
}
clause-changed = das Zitat aus { $statement } stimmt nicht mehr
clause-new = { $manner ->
    [quotes] jetzt mit Zitat aus { $statement }
   *[cites] jetzt mit Verweis auf { $statement }
}
clause-held = { $manner ->
    [quotes] mit Zitat aus { $statement }
   *[cites] mit Verweis auf { $statement }
}
differing = { $clause } (weicht ab: { $kinds })
clause-cited-by = { $manner ->
    [quotes] zitiert
   *[cites] angeführt
} von { $least ->
    [yes] mindestens {""}
   *[no] {""}
}{ $posts ->
    [one] { $posts } Beitrag
   *[other] { $posts } Beiträgen
}{ $broken ->
    [0] {""}
    [one] , { $broken } Zitat stimmt nicht mehr
   *[other] , { $broken } Zitate stimmen nicht mehr
}
more-places = { $n ->
    [one] { $n } weitere Stelle geändert
   *[other] { $n } weitere Stellen geändert
}
weight = { $significance ->
    [minor] geringfügig
   *[cosmetic] rein äußerlich
}
after = { $kind ->
    [statement] { $span } nach der Veröffentlichung
   *[post] { $span } nach dem Posten
}
after-at-most = { $kind ->
    [statement] höchstens { $most } nach der Veröffentlichung
   *[post] höchstens { $most } nach dem Posten
}
after-between = { $kind ->
    [statement] { $least } bis { $most } nach der Veröffentlichung
   *[post] { $least } bis { $most } nach dem Posten
}
openness = { $declared ->
    [yes] gekennzeichnet
   *[no] stillschweigend
}
clause-flapping = eine von { $times } Bearbeitungen hin und her
clause-restless = eine von { $times } Bearbeitungen einer Stelle, die nie zur Ruhe kommt

## Die Überschrift: Quellen und Kanäle

source-failing = { $silent ->
    [yes] { $source } ist verstummt: { $cause }
   *[no] { $source } fällt aus: { $cause }
}
source-recovered = { $source } ist wieder in Ordnung
channel-failing = { $known ->
    [yes] Der Kanal { $channel }{ $of } nimmt nichts an, seine Meldungen warten: { $cause }
   *[no] Ein Kanal nimmt nichts an, seine Meldungen warten: { $cause }
}
channel-recovered = { $known ->
    [yes] Der Kanal { $channel }{ $of } arbeitet wieder
   *[no] Ein Kanal arbeitet wieder
}
of-subscriptions = {" "}von { $more ->
    [0] { $name }
   *[other] { $name } und { $more } weiteren
}
channel-test = { $known ->
    [yes] Ein Test des Kanals { $channel }: Meldungen kommen hier an
   *[no] Ein Test dieses Kanals: Meldungen kommen hier an
}
alert-dead = { $known ->
    [yes] Eine Meldung wurde aufgegeben, der Kanal { $channel }{ $of } nahm sie nicht an: { $cause }
   *[no] Eine Meldung wurde aufgegeben, ihr Kanal nahm sie nicht an: { $cause }
}

## Warum eine Quelle ausfällt, und was zu tun ist

source-over = sie lässt sich wieder lesen
source-over-silent = sie hat wieder etwas gebracht
source-cause-gone = ihr Feed oder ihre Seiten sind nicht mehr da
source-cause-moved = ihr Feed oder ihre Seiten sind umgezogen
source-cause-blocked = sie lässt uns nicht herein
source-cause-markup = ihre Seiten sind jetzt anders gebaut, es lässt sich kaum etwas in ihnen lesen
source-cause-certificate = ihr Zertifikat ist nicht gültig
source-cause-slow = sie antwortet zu langsam
source-cause-unreachable = sie ist nicht zu erreichen
source-cause-too_large = ihr Feed ist zu groß
source-cause-robots = ihre robots.txt verbietet das Lesen
source-cause-refused_address = ihre Adresse liegt in einem privaten Netz
source-cause-server_error = ihr Server antwortet mit einem Fehler
source-cause-silent = seit weit längerer Zeit als üblich nichts Neues
source-cause-other = sie lässt sich nicht lesen

source-remedy-gone = Suchen Sie auf der Website die neue Adresse, tragen Sie sie in watch.yaml ein und wenden Sie sie an, oder nehmen Sie den Feed heraus.
source-remedy-moved = Sehen Sie nach, wohin die Adresse jetzt führt, tragen Sie die neue Adresse des Feeds in watch.yaml ein und wenden Sie sie an, oder nehmen Sie den Feed heraus.
source-remedy-blocked = Bitten Sie die Website, Palimpsest unter dem Namen und Kontakt einzulassen, mit dem es anfragt, oder geben Sie einen Feed an, der allen offensteht.
source-remedy-markup = Öffnen Sie die Adresse im Browser: Zeigt sie, was sie immer zeigte, hat die Website ihre Form geändert; geben Sie ihren Feed oder eine andere Übersicht an, und melden Sie uns die Seite.
source-remedy-certificate = Hat die Website eine eigene Zertifizierungsstelle, nennen Sie deren Datei in PALIMPSEST_CA_FILE; sonst warten Sie, bis die Website ihr Zertifikat erneuert hat.
source-remedy-slow = Es wird weiter versucht, immer seltener; hält es an, beobachten Sie einen kleineren Feed dieser Website.
source-remedy-unreachable = Es wird weiter versucht, immer seltener; hält es an, öffnen Sie die Adresse im Browser: Geht das, wird dieser Rechner ausgesperrt, oder seine Nameserver versagen.
source-remedy-too_large = Beobachten Sie einen kleineren Feed dieser Website, etwa den eines Ressorts.
source-remedy-robots = Bitten Sie die Website um Erlaubnis; bis dahin werden ihre Seiten nicht gelesen.
source-remedy-refused_address = Ist die Adresse so gemeint, nennen Sie ihr Netz in PALIMPSEST_ALLOW_NETWORKS.
source-remedy-server_error = Das muss die Website beheben; es wird weiter versucht, immer seltener.
source-remedy-silent = Öffnen Sie die Website im Browser: Zeigt sie Neueres, ist ihr Feed kaputt oder umgezogen; wenn nicht, ist nichts zu tun.
source-remedy-other = Es wird weiter versucht, immer seltener; öffnen Sie die Adresse im Browser, wenn es anhält.
nothing-to-do = Es ist nichts zu tun.
send-again = Beheben Sie die Ursache und senden Sie die Meldung mit „palimpsest redeliver“ noch einmal.

## Warum ein Kanal ausfällt, und was zu tun ist

channel-over = er nimmt wieder Meldungen an
channel-cause-refused = die Gegenseite lehnt die Meldungen ab
channel-cause-gone = die Adresse gibt es nicht mehr
channel-cause-login = die Gegenseite nimmt die Anmeldung nicht an
channel-cause-rate_limited = die Gegenseite nimmt zurzeit keine weiteren Meldungen an
channel-cause-server_error = der Server der Gegenseite antwortet mit einem Fehler
channel-cause-timeout = die Gegenseite antwortet nicht rechtzeitig
channel-cause-unreachable = die Gegenseite ist nicht zu erreichen
channel-cause-certificate = das Zertifikat der Gegenseite ist nicht gültig
channel-cause-settings = die Einstellungen sind nicht vollständig
channel-cause-other = die Gegenseite nimmt die Meldungen nicht an

channel-remedy-refused = Berichtigen Sie die Adresse in watch.yaml und senden Sie die Meldungen mit „palimpsest redeliver“ noch einmal.
channel-remedy-gone = Tragen Sie eine neue Adresse in watch.yaml ein und senden Sie die Meldungen mit „palimpsest redeliver“ noch einmal.
channel-remedy-login = Berichtigen Sie Name und Passwort und probieren Sie es mit „palimpsest channels test“.
channel-remedy-rate_limited = Vorerst ist nichts zu tun: Es wird weiter versucht. Kommt es wieder, fassen Sie die Meldungen zusammen (digest).
channel-remedy-server_error = Es wird weiter versucht; fragen Sie den Betreiber der Gegenseite, wenn es anhält.
channel-remedy-timeout = Es wird weiter versucht; fragen Sie den Betreiber der Gegenseite, wenn es anhält.
channel-remedy-unreachable = Prüfen Sie die Adresse in watch.yaml und das Netz dieses Rechners; es wird weiter versucht.
channel-remedy-certificate = Hat die Gegenseite eine eigene Zertifizierungsstelle, nennen Sie deren Datei in PALIMPSEST_CA_FILE.
channel-remedy-settings = Ergänzen Sie, was fehlt, und probieren Sie es mit „palimpsest channels test“.
channel-remedy-other = Probieren Sie es mit „palimpsest channels test“; es wird weiter versucht.

## Der Brief: wie die Bearbeitung beurteilt wird

lead-edit = { $significance ->
    [substantive] Eine inhaltliche Bearbeitung
    [minor] Eine geringfügige Bearbeitung
   *[cosmetic] Eine rein äußerliche Bearbeitung (der Wortlaut bleibt)
}, { $declared ->
    [yes] von der Website gekennzeichnet
   *[no] stillschweigend: Die Website sagt nicht, dass der Text bearbeitet wurde
}{ $by ->
    [author] : vom Verfasser
    [moderator] : von einem Moderator
   *[nobody] {""}
}{ $at ->
    [none] {""}
   *[other] , { $at }
}.
lead-unseen = Die Website sagt, dass der Text{ $by ->
    [author] {" "}vom Verfasser
    [moderator] {" "}von einem Moderator
   *[nobody] {""}
} bearbeitet wurde{ $at ->
    [none] {""}
   *[other] , { $at }
}. Einen anderen Text haben wir nicht gesehen.
lead-before-seen = Die Website sagt, dass der Text{ $by ->
    [author] {" "}vom Verfasser
    [moderator] {" "}von einem Moderator
   *[nobody] {""}
} bearbeitet wurde{ $at ->
    [none] {""}
   *[other] , { $at }
}. Was vorher dastand, haben wir nie gesehen.
lead-gone = { $state ->
    [hidden] Die Website zeigt den Text zurzeit nicht. Darunter steht, was wir zuletzt gesehen haben.
   *[gone] Zweimal, in einigem Abstand, war er auf seiner eigenen Seite nicht zu finden. Darunter steht, was wir zuletzt gesehen haben.
}
lead-undone = Das wurde { $known ->
    [yes] binnen { $span }
   *[no] bald darauf
} zurückgenommen: Der Text lautet wieder wie zuvor. Markiert ist, was dazwischen dort stand.
lead-flapping = Der Text wechselt zwischen bekannten Fassungen hin und her (bisher { $times } Bearbeitungen); er wird wieder gemeldet, wenn er zur Ruhe kommt.
lead-restless = Diese Stelle kommt nie zur Ruhe (bisher { $times } Bearbeitungen); sie wird wieder gemeldet, wenn es so weit ist.
lead-alike = { $times } Dokumente wurden auf einmal in gleicher Weise bearbeitet, also kaum von ihren Verfassern. Dies ist das erste; die anderen werden nicht einzeln gemeldet.
lead-joined = { $n } Bearbeitungen hintereinander sind hier zusammen gemeldet.
lead-given-up = Eine Meldung für ihn wurde aufgegeben; zu sehen mit „palimpsest alerts --state dead“.
lead-test = Dies ist ein Test: Es ist nichts geschehen. Echte Meldungen dieses Abonnements kommen auf demselben Weg an.

## Der Brief: Überschriften

heading-changed = Was sich geändert hat
heading-places = Geänderte Stellen
heading-details = Einzelheiten
heading-citations = Zitate und Verweise
heading-more = Mehr dazu
legend-removed = gestrichen
legend-added = ergänzt
legend-moved = von hier oder hierher verschoben
legend-moved-text = [~1: von hier verschoben~] {"{"}~1: hierher verschoben~{"}"}
moved-away = { $down ->
    [yes] { $number }, von hier nach unten verschoben:
   *[no] { $number }, von hier nach oben verschoben:
}
moved-here = { $down ->
    [yes] { $number }, von oben hierher verschoben:
   *[no] { $number }, von unten hierher verschoben:
}
text-earlier = Der frühere Text im Ganzen
text-full = Der Text im Ganzen
text-first = Der Text, wie wir ihn zuerst sahen
text-last = Der zuletzt gesehene Text
text-cut = Der Text ist länger, als eine Nachricht sein darf: Der Befehl unten zeigt ihn im Ganzen.
left-out = und { $n } weitere
nothing = (nichts)

## Der Brief: geänderte Stellen

change-number = Zahl
change-date = Datum oder Zeit
change-name = Name
change-negation = Verneinung
change-certainty = Gewissheit
change-quotation = Anführungszeichen
change-attribution = wer es sagt
change-link = Link
change-wording = Wortlaut
change-spelling = Schreibweise
change-typography = Satzzeichen oder Abstände
change-format = Formatierung
change-move = verschoben
change-addition = ergänzt
change-removal = gestrichen
change-rewrite = neu geschrieben
change-other = anderes
field-title = Titel
field-link = Link
field-author = Verfasser
field-other = außerhalb des Textes

## Der Brief: Zitate und Verweise

became-lost = { $manner ->
    [quotes] Er zitiert { $statement } nicht mehr.
   *[cites] Er verweist nicht mehr auf { $statement }.
}
became-changed = Sein Zitat aus { $statement } stimmt nicht mehr überein.
became-new = { $manner ->
    [quotes] Er zitiert jetzt { $statement }.
   *[cites] Er verweist jetzt auf { $statement }.
}
became-broken = { $n ->
    [one] Das Zitat in { $n } Beitrag stimmt nicht mehr überein.
   *[other] Die Zitate in { $n } Beiträgen stimmen nicht mehr überein.
}
judged = { $method ->
    [url] über die Adresse
    [quotation] als Zitat
    [translation] als Übersetzung
   *[mention] als Erwähnung
}, { $certainty ->
    [certain] sicher
    [likely] wahrscheinlich
    [possible] möglich
   *[other] { $percent } %
}{ $confirmed ->
    [yes] , von einem Menschen bestätigt
   *[no] {""}
}{ $status ->
    [new] , neu
    [lost] , weggefallen
    [changed] , stimmt nicht mehr überein
   *[held] {""}
}
post-by = Beitrag von { $author }
post-unsigned = Beitrag eines Unbekannten
because = denn: { $why }
side = { $side ->
    [post] { $when ->
        [before] Im Beitrag vorher
        [now] Im Beitrag jetzt
       *[held] { $translated ->
            [yes] Im Beitrag, übersetzt
           *[no] Im Beitrag
        }
    }
   *[statement] { $when ->
        [before] In der Erklärung vorher
        [now] In der Erklärung jetzt
       *[held] In der Erklärung
    }
}
taken-out = (gestrichen)
differs = weicht ab
mismatch = { $firm ->
    [yes] { $kind }: { $sides }
   *[no] vielleicht { $kind }: { $sides }
}
mismatch-bare = { $firm ->
    [yes] { $kind }
   *[no] vielleicht { $kind }
}
mismatch-number = Zahl
mismatch-date = Datum oder Zeit
mismatch-name = Name
mismatch-negation = Verneinung
mismatch-certainty = Gewissheit
mismatch-wording = Wortlaut
mismatch-omission = Auslassung
mismatch-addition = Zusatz
mismatch-other = anderes
mismatch-sides = { $known ->
    [both] { $post } im Beitrag, { $statement } in der Erklärung
    [post] { $post } im Beitrag, nichts dafür in der Erklärung
   *[statement] { $statement } in der Erklärung, nichts dafür im Beitrag
}

## Der Brief: Einzelheiten

fact = { $name }: { $value }
fact-source = Quelle
fact-author = Verfasser
fact-posted = Gepostet
fact-published = Veröffentlicht
fact-changed = Geändert
fact-detected = Entdeckt
fact-state = Zustand
fact-revisions = Fassungen
fact-words = Wörter
fact-channel = Kanal
fact-address = Adresse
fact-since = Fällt aus seit
fact-out = War nicht lesbar
fact-read = Zuletzt davor gelesen
out-between = von { $since } bis { $until }
fact-subscriptions = Der Abonnements
fact-links-site = Auf der Website
fact-links-page = In Palimpsest
fact-links-diff = Beide Texte nebeneinander
source-kind = { $kind ->
    [official] { $name } (amtlich)
   *[forum] { $name } (Forum)
}
changed-between = zwischen { $after } und { $before }
changed-by = spätestens { $before }
changed-said = { $at }, laut Website
state-hidden = ausgeblendet
state-gone = verschwunden
state-restored = wieder da
revisions = { $from ->
    [0] { $to }
   *[other] { $from } bis { $to }
}, gesehen { $view ->
    [feed] im Feed
    [api] über die Schnittstelle der Website
   *[page] auf der eigenen Seite
}
words = { $added } mehr, { $removed } weniger
footer = { $subscription ->
    [none] Palimpsest, Meldung { $alert }
   *[other] Palimpsest, Abonnement { $subscription }, Meldung { $alert }
}

## Zusammenfassungen: viele Meldungen als eine Nachricht

digest-format-moment = EEE HH:mm
digest-format-clock = HH:mm
digest-subject = { $subscription }: { $what } ({ $when })
digest-period = { $begins }–{ $ends }
digest-period-days = { $begins } – { $ends }
digest-count = { $kind ->
    [statement-edited] { $n ->
        [one] { $n } Erklärung bearbeitet
       *[other] { $n } Erklärungen bearbeitet
    }
    [statement-edited_before_seen] { $n ->
        [one] { $n } schon bearbeitete Erklärung
       *[other] { $n } schon bearbeitete Erklärungen
    }
    [statement-gone] { $n ->
        [one] { $n } Erklärung verschwunden
       *[other] { $n } Erklärungen verschwunden
    }
    [statement-restored] { $n ->
        [one] { $n } Erklärung wieder da
       *[other] { $n } Erklärungen wieder da
    }
    [statement-new] { $n ->
        [one] { $n } neue Erklärung
       *[other] { $n } neue Erklärungen
    }
    [post-edited] { $n ->
        [one] { $n } Beitrag bearbeitet
       *[other] { $n } Beiträge bearbeitet
    }
    [post-edited_before_seen] { $n ->
        [one] { $n } schon bearbeiteter Beitrag
       *[other] { $n } schon bearbeitete Beiträge
    }
    [post-gone] { $n ->
        [one] { $n } Beitrag verschwunden
       *[other] { $n } Beiträge verschwunden
    }
    [post-restored] { $n ->
        [one] { $n } Beitrag wieder da
       *[other] { $n } Beiträge wieder da
    }
    [post-new] { $n ->
        [one] { $n } neuer Beitrag
       *[other] { $n } neue Beiträge
    }
    [quotation-broken] { $n ->
        [one] { $n } Zitat stimmt nicht mehr
       *[other] { $n } Zitate stimmen nicht mehr
    }
    [citation-lost] { $n ->
        [one] { $n } Verweis entfallen
       *[other] { $n } Verweise entfallen
    }
    [citation-new] { $n ->
        [one] { $n } neuer Verweis
       *[other] { $n } neue Verweise
    }
    [source-failing] { $n ->
        [one] { $n } Quelle gestört
       *[other] { $n } Quellen gestört
    }
    [source-recovered] { $n ->
        [one] { $n } Quelle wieder erreichbar
       *[other] { $n } Quellen wieder erreichbar
    }
    [channel-failing] { $n ->
        [one] { $n } Kanal gestört
       *[other] { $n } Kanäle gestört
    }
    [channel-recovered] { $n ->
        [one] { $n } Kanal nimmt wieder an
       *[other] { $n } Kanäle nehmen wieder an
    }
    [alert-dead] { $n ->
        [one] { $n } Meldung aufgegeben
       *[other] { $n } Meldungen aufgegeben
    }
   *[other] { $n } weitere
}
digest-count-more = { $n } weitere
digest-why = { $n } Meldungen in einer Nachricht: { $reasons }
digest-why-digest = { $unit ->
    [hour] gewünscht ist eine Nachricht je Stunde
    [day] gewünscht ist eine Nachricht am Tag
    [week] gewünscht ist eine Nachricht in der Woche
   *[other] gewünscht ist eine Nachricht alle { $span }
}
digest-why-quiet = Ruhezeit von { $begins } bis { $ends } ({ $zone })
digest-why-overflow = { $unit ->
    [hour] mehr als { $n } in einer Stunde
    [day] mehr als { $n } an einem Tag
    [week] mehr als { $n } in einer Woche
   *[other] mehr als { $n } in { $span }
}
digest-why-muted = stumm bis { $at }
digest-why-past = sie warteten nach einer Einstellung, die nicht mehr gilt
digest-heading-top = Das Wichtigste
digest-own = Palimpsest selbst
digest-section = { $source } ({ $n })
digest-about = Beiträge, die { $statement } zitieren oder nennen ({ $n })
digest-times = { $what } ({ $n }-mal)
digest-back = { $what } (hin und zurück, { $n } Bearbeitungen)
digest-other = { $at }  { $what }
digest-more-edits = { $n ->
    [one] und { $n } weitere Bearbeitung
   *[other] und { $n } weitere Bearbeitungen
}
digest-like = und { $n } weitere derselben Art
digest-more = und { $n } weitere
digest-least = { $lots ->
    [one] und { $n } weitere aus einer anderen Quelle oder zu einer anderen Erklärung
   *[other] und { $n } weitere aus { $lots } anderen Quellen und zu anderen Erklärungen
}
digest-left-out = { $n ->
    [one] { $n } ist hier nur gezählt; alle nennt: { $command }
   *[other] { $n } sind hier nur gezählt; alle nennt: { $command }
}
