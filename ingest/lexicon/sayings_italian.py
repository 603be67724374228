"""Italian words of saying, of introducing and of commenting. Data."""

from ingest.lexicon.sayings import Sayings
from ingest.lexicon.words import phrases

SAYINGS_IT = Sayings(
    saying=phrases(
        """ha detto, disse, dice, dicono, ha dichiarato, dichiara, ha affermato, afferma, ha
        annunciato, annuncia, ha spiegato, spiega, ha sottolineato, sottolinea, ha aggiunto,
        aggiunge, ha confermato, conferma, ha smentito, smentisce, ha ammesso, ha avvertito,
        ha risposto, risponde, ha scritto, scrive, sostiene, secondo, ha parlato"""
    ),
    introducing=phrases(
        """traduzione, la mia traduzione, traduco, tradotto, cito, citazione, testuale,
        testualmente, letteralmente, estratto, estratti, brano, brani, testo integrale,
        trascrizione, quanto segue, più avanti, infine, dice così, copio, incollo, trascrivo,
        giudicate voi"""
    ),
    returning=phrases(
        """cioè, vale a dire, in altre parole, in altri termini, insomma, ovvero, questo
        significa, vuol dire, fine citazione, in sintesi, da notare, notare, fonte, edit, ps,
        contesto"""
    ),
    author=phrases(
        """penso, credo, secondo me, a mio parere, a mio avviso, mi sembra, mi pare, immagino,
        dubito, mi chiedo, non capisco, capisco, ho letto, ho visto, ho controllato, voi,
        vostro, tu, tuo, ragazzi, qualcuno, forum, smettetela, leggete, lol, spero, mio
        fratello, mia sorella, mio padre, mia madre, mio marito, mia moglie, il mio vicino, un
        amico, abito, lavoro"""
    ),
    speaker=phrases(
        """vorrei, desidero, permettetemi, consentitemi, ringrazio, propongo, chiedo, faccio
        appello, ho chiesto, ho ordinato, ribadisco, consideriamo, ci riserviamo, abbiamo
        deciso, dobbiamo, condanniamo, accogliamo, chiediamo, ribadiamo, sosteniamo, il nostro
        paese, i nostri paesi, il nostro popolo, i nostri partner, i nostri alleati, i nostri
        soldati, le nostre forze, i nostri cittadini, la nostra organizzazione, il nostro
        governo, il mio governo, il mio paese, i miei colleghi"""
    ),
    address=phrases(
        """signore e signori, cari amici, cari colleghi, egregi, concittadini, connazionali,
        signor presidente, signora presidente, eccellenze, in questa sala, in questa aula,
        tutti voi"""
    ),
    official=phrases(
        """ai sensi, in conformità, a decorrere dal, allegato, entra in vigore, sono tenuti, si
        impegna, si impegnano, la misura, misure, la decisione di, in via provvisoria, il
        ministero conferma, il ministero ribadisce, comunità internazionale, integrità
        territoriale, sovranità, cooperazione, garantire, assicurare, è necessario, è
        essenziale"""
    ),
    remarking=phrases("""quindi, dunque, allora, bene, interessante, curioso, ma, insomma, però"""),
    attitude=phrases(
        """presumibilmente, probabilmente, evidentemente, ovviamente, naturalmente, forse,
        cosiddetto, cosiddetta, ironia, ironico, bugia, bugie, propaganda, ipocrisia,
        ridicolo, assurdo, strano, curioso, interessante, purtroppo, in realtà, nemmeno una
        parola"""
    ),
    statement=phrases(
        """discorso, dichiarazione, comunicato, intervista, conferenza stampa, brano, versione,
        traduzione, sentenza, omelia, scuse, verbale, video, registrazione, articolo, titolo,
        stampa, media, link, paragrafo"""
    ),
    reported=phrases("avrebbe, avrebbero, sarebbe, sarebbero, secondo lui, secondo lei"),
)
