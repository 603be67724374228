"""French clauses. Invented."""

from tests.evaluation.citations.written.quoted.pack import Pack, lines, paragraphs

FRENCH = Pack(
    language="fr",
    who=lines("""
        Notre gouvernement
        La commission frontalière des deux pays
        Le conseil des États côtiers
        Chaque membre de cette alliance
        Le ministère des transports avec les régions
        La mission commune d'observation
        La population des districts du nord
        Le groupe de travail sur la navigation fluviale
        La nouvelle cour des comptes
        L'autorité portuaire de Velmora
        Notre voisin de l'autre côté du détroit
        Le parlement dans sa session d'automne
        La délégation conduite par le vice-premier ministre
        Le service de secours des quatre provinces
        Un groupe d'experts indépendants
        La grande majorité des communes
        Mon prédécesseur dans cette fonction
        L'agriculture du nord
    """),
    does=lines("""
        n'acceptera pas sans un examen attentif
        a décidé après de longs et difficiles entretiens d'appuyer
        compte présenter avant la fin de l'année
        rejette fermement toute tentative de retarder
        est prêt à financer sur ses propres fonds
        n'a jamais caché à personne
        considère comme une responsabilité partagée
        demande à toutes les parties de respecter
        doit protéger par tous les moyens légaux
        ne peut concevoir de règlement durable sans
        attend de l'autre partie qu'elle confirme par écrit
        a salué hier soir avec un grand soulagement
        prépare en silence depuis le printemps
        soumettra à un vote public
        veut rétablir pas à pas
        juge prématuré de discuter en public
        a commencé à inspecter sans préavis
        a prévenu dès le début qu'il ne fallait pas sous-estimer
    """),
    what=lines("""
        l'accord sur les réserves d'eau communes
        un corridor pour le grain et les médicaments
        le retour des familles déplacées
        une remise ordonnée des trois centrales
        la liste des prisonniers dressée à Karsk
        un moratoire sur les forages en mer peu profonde
        la réparation du pont ferroviaire endommagé
        le calendrier du retrait du matériel lourd
        un registre commun des navires perdus
        les propositions des petits États
        les conclusions de la seconde enquête
        un fonds de réserve pour les mauvaises récoltes
        le tracé de la frontière méridionale
        des garanties fiables pour les écoles des minorités
        la réouverture des anciens postes de douane
        une ligne permanente entre les deux états-majors
        la baisse des droits sur les pièces détachées
        la protection des câbles sous-marins
    """),
    how=lines("""
        tant que la trêve du mois dernier est respectée
        même si certains de nos partenaires voient la chose autrement
        parce que personne d'autre ne le fera pour nous
        en plein accord avec ceux qui portent le fardeau
        afin que nos enfants ne demandent pas pourquoi nous avons attendu
        bien que le trésor n'ait cette année que de faibles moyens
        avant que les premières gelées ne ferment les routes de montagne
        sans condition préalable de l'une ou l'autre capitale
        sous le contrôle d'observateurs venus de pays neutres
        et nous le dirons ouvertement lors de la prochaine rencontre
        ce qui ne veut pas dire que nous oublions ce qui s'est passé en mai
        quel que soit le vainqueur des élections d'automne
        pourvu que les laboratoires confirment les premiers résultats
        pour le bien de tous ceux qui vivent le long du fleuve
        comme nous l'avons promis aux familles à la mairie
        malgré la pression qui a grandi ces dernières semaines
        au plus tard quand le second convoi sera arrivé sans dommage
        dans l'intérêt des sept États de cette côte
    """),
    asides=lines("""
        – et j'y insiste –
        – je serai franc –
        par principe
        sans étonner personne
        après avoir consulté les provinces
        – je le répète volontiers –
        tout à fait dans l'esprit des pêcheurs
        pour la troisième fois cette année
        – et pas seulement en paroles –
        avec une longue patience
        le cœur lourd
        sur le conseil des pilotes
    """),
    opening=lines("""
        C'est drôle ici personne ne
        Mon beau-frère qui a travaillé là-bas
        Encore une fois le journal du soir
        Si on lit lentement on
        La moitié des commentateurs
        Un homme normal
        Les habitués des plateaux de télévision
        N'importe qui avec une carte
    """),
    middle=lines("""
        saute tout simplement
        refuse encore de comprendre
        a bien ri de
        s'énerve toujours à propos de
        devrait réfléchir deux fois avant de juger
        n'a visiblement jamais entendu parler de
        préfère ne pas évoquer
        m'a expliqué à table
    """),
    close=lines("""
        ce que cela va nous coûter
        le passage sur le chemin de fer
        pourquoi ils sortent ça un vendredi
        les petits caractères en bas de page
        qui a vraiment commandé les bateaux
        comment les mêmes parlaient il y a deux ans
        la différence entre un plan et un souhait
        une promesse plus vieille que ma voiture
    """),
    others=lines("""
        peut-être
        vert
        encore
        sept
        fenêtre
        jamais
        lentement
        chose
        plutôt
        ailleurs
    """),
    stock=paragraphs("""
        L'entretien s'est tenu à l'initiative de l'autre partie et les deux dirigeants sont
        convenus de rester en contact à différents niveaux dans les semaines à venir

        Mesdames et messieurs chers amis permettez-moi de vous remercier tous de tout cœur
        pour l'accueil chaleureux qui nous a été réservé ici

        Les participants ont échangé leurs vues sur un large éventail de questions
        régionales et internationales d'intérêt commun et ont salué l'esprit constructif des
        travaux
    """),
    thirds=paragraphs("""
        Les parties contractantes s'engagent à régler par les seuls moyens pacifiques tout
        différend qui viendrait à naître entre elles et à s'abstenir de toute mesure propre
        à l'étendre

        Aucun État de ces rivages ne stationnera de troupes étrangères sur les îles nommées
        en annexe à moins que tous les autres n'y aient consenti par écrit

        Donne une barque à un homme et il passera le fleuve une fois mais apprends-lui à
        lire l'eau et il le passera toute sa vie
    """),
    introductions=(
        "L'article 4 du Traité de Halden dispose :",
        "On lit dans la Charte de la Ligue côtière :",
        "",
    ),
    titles=lines("""
        Propos liminaires à la réunion élargie du conseil de sécurité côtière
        Déclaration sur la situation à la frontière méridionale et dans le détroit
        Réponses aux questions de la presse après les entretiens de Karsk
        Discours aux participants du forum sur la navigation fluviale et le commerce
        Message aux deux chambres du parlement sur l'état des récoltes
    """),
    speakers=(
        ("Armand Duvernoy", "Duvernoy"),
        ("Solène Castagnac", "Mme Castagnac"),
        ("Tristan Vauquelas", "le président Vauquelas"),
    ),
    says=lines("""
        {} a déclaré lundi :
        Voici comment {} l'a dit :
        Qu'a vraiment dit {} ?
        {} selon le compte rendu :
    """),
    bare=lines("""
        Il est écrit :
        Trouvé hier :
        Relisez ceci :
        Et puis cette phrase :
    """),
    marks=("«»", "“”", "\"\""),
)  # fmt: skip
