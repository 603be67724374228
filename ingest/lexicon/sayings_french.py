"""French words of saying, of introducing and of commenting. Data."""

from ingest.lexicon.french import FRENCH
from ingest.lexicon.sayings import Sayings
from ingest.lexicon.words import phrases

SAYINGS_FR = Sayings(
    saying=FRENCH.saying
    | phrases(
        """a dit, a parlé, poursuit, a poursuivi, conclut, a conclu, lance, a lancé, promet, a
        promis, selon, d'après, interrogée, interrogé, retranscris"""
    ),
    introducing=phrases(
        """traduction, ma traduction, voici la traduction, traduit, traduits, traduites, je
        traduis, je cite, citation, texto, mot pour mot, verbatim, extrait, extraits, les
        passages importants, voici, le voici, les voici, ce qui suit, en toutes lettres,
        intégralement, texte intégral, transcription, je retranscris, pour finir, dit ceci, je
        recopie, recopié, je copie, copié, je colle, je reproduis, je vous mets, intégralité,
        l'intégralité, dans son intégralité, le milieu, vous jugerez, jugez vous-mêmes, jugez
        par vous-mêmes, voici ce, voilà ce, il dit, elle dit, le texte exact, dans ses mots,
        comme suit, l'essentiel, le passage en question"""
    ),
    returning=phrases(
        """autrement dit, c'est-à-dire, en d'autres termes, en clair, en résumé, cela signifie,
        ça veut dire, fin de citation, on notera, notez, notons, à noter, voilà pour, à mon
        avis, source, edit, ps, p . s ., rappel, pour rappel, contexte"""
    ),
    author=phrases(
        """je pense, je crois, je trouve, je suppose, je parie, je doute, je me demande, je ne
        comprends pas, je comprends, je ne suis pas, j'ai lu, j'ai regardé, j'ai comparé, j'ai
        vérifié, j'ai vu, je lis, à mon avis, selon moi, pour moi, il me semble, ça me paraît,
        me paraît, perso, personnellement, tu, toi, les gars, les amis, quelqu'un aurait,
        quelqu'un a, chez nous, mdr, lol, ce fil, ce forum, arrêtez, c'est mon cas, mon frère,
        ma sœur, mon père, ma mère, mon mari, ma femme, mon voisin, ma voisine, mon médecin,
        mon patron, mon grand-père, ma grand-mère, un ami, un copain, j'y étais, j'habite, je
        travaille, je bosse, je n'ai pas, tout le monde, avis impopulaire, à prendre avec,
        rumeur, vous verrez, dans ce fil, plus haut"""
    ),
    speaker=phrases(
        """je voudrais, je veux, je souhaite, je tiens à, permettez-moi, laissez-moi, je
        remercie, je salue, j'appelle, je propose, je demande, j'ai demandé, j'ai décidé, j'ai
        ordonné, je déclare, je rappelle, je sais que, nous avons, nous sommes, nous allons,
        nous devons, nous ne pouvons, nous considérons, nous réservons, nous partageons, nous
        condamnons, nous appelons, nous saluons, nous soutenons, nous voulons, nous
        regrettons, nous comparons, nous estimons, nous réaffirmons, notre pays, nos pays,
        notre peuple, nos partenaires, nos alliés, nos soldats, nos forces, nos garde-côtes,
        nos concitoyens, nos citoyens, notre organisation, notre gouvernement, mon
        gouvernement, mon pays, mes collègues, mon homologue, le gouvernement présentera"""
    ),
    address=phrases(
        """mesdames et messieurs, mesdames, messieurs, chers collègues, chers amis, mes chers
        compatriotes, mes chers, chers compatriotes, chers concitoyens, monsieur le président,
        madame la présidente, excellences, françaises, français, merci de votre attention,
        dans cette salle, dans cet hémicycle, vous tous, chacun de vous"""
    ),
    official=phrases(
        """conformément, en application, aux termes de, à compter du, à compter de, annexe, entre
        en vigueur, entrée en vigueur, est tenu, sont tenus, s'engage à, s'engagent à, sont
        enregistrés, est enregistré, ne sont pas concernés, demeure, demeurent, rien ne
        justifie, à titre provisoire, selon les premières, mesure, mesures, la décision de, en
        fonction de, réaffirme, le ministère confirme, le ministère rappelle, communauté
        internationale, intégrité territoriale, souveraineté, coopération, garantir, assurer,
        il est essentiel, il est nécessaire, priorité absolue, avertissement"""
    ),
    remarking=phrases(
        """donc, du coup, voilà, intéressant, curieux, pour une fois, or, oui, bon, mais alors,
        mais, quant à, bref, sauf que, ça, ce serait, on peut, d'après, la seule, le seul,
        cette dernière, quelqu'un, arrêtez, ce qui, cela dit, ceci dit, comparez, à côté,
        quant au, autant dire"""
    ),
    attitude=phrases(
        """évidemment, sans doute, probablement, apparemment, bien sûr, comme toujours, comme par
        hasard, soi-disant, prétendu, prétendument, ironie, ironique, ridicule, absurde,
        mensonge, mensonges, ment, menteur, propagande, hypocrite, hypocrisie, bizarre,
        étrange, drôle, curieux, curieusement, intéressant, amusant, franchement, n'importe
        quoi, malheureusement, hélas, en fait, en réalité, pas un mot, correct*, correctes,
        magnifique, formidable, affreux, dommage, cela dit, quand même, boucherie, du grand
        art, à côté, circule, partage, non plus"""
    ),
    statement=phrases(
        """discours, déclaration, communiqué, allocution, entretien, interview, conférence de
        presse, compte rendu, formule, version, traduction, jugement, sermon, homélie,
        excuses, procès-verbal, vidéo, extrait, enregistrement, article, titres, presse,
        médias, lien, phrase, cette phrase, dernière phrase, paragraphe, citation, montage,
        oratrice, orateur, dans la lettre, sa lettre, cette lettre, ce passage, sa réponse"""
    ),
    reported=phrases(
        "aurait, auraient, serait, seraient, devrait, pourrait, selon lui, selon elle, selon eux"
    ),
)
