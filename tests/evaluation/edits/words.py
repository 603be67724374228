"""What forum software writes around a text, in the four languages. Data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Labels of one language; `{n}` and the like are filled in by `look`."""

    views: str
    posts: str
    joined: str
    likes: str
    online: str
    offline: str
    reply: str
    quote: str
    report: str
    share: str
    similar: str
    guests: str
    search: str
    rank: str
    home: str
    ad: tuple[str, ...]
    now: str
    minutes: str
    hours: str
    today: str
    yesterday: str
    on: str  # strftime
    wrote: str
    quote_from: str
    said: str
    expand: str
    by: str
    copyright: str


WORDS = {
    "de": Words(
        views="{n} Aufrufe", posts="Beiträge: {n}", joined="Registriert: {d}",
        likes="{n} Gefällt mir", online="Online", offline="Offline", reply="Antworten",
        quote="Zitieren", report="Melden", share="Teilen", similar="Ähnliche Themen",
        guests="Mitglieder in diesem Forum: 0 Mitglieder und {n} Gäste", search="Suche",
        rank="Stammgast", home="Foren-Übersicht",
        ad=("Anzeige: Jetzt Strom vergleichen und {n} Euro sparen", "Werbung – bitte scrollen",
            "Ihr Partner für Wärmepumpen, schon {n} Kunden"),
        now="gerade eben", minutes="vor {n} Minuten", hours="vor {n} Stunden",
        today="Heute, {t}", yesterday="Gestern, {t}", on="%d.%m.%Y, %H:%M",
        wrote="{u} hat geschrieben:",
        quote_from="Zitat von: {u} am {d}", said="{u} schrieb:",
        expand="Zum Vergrößern anklicken....",
        by="von", copyright="Alle Zeiten sind UTC+01:00",
    ),
    "en": Words(
        views="{n} views", posts="Posts: {n}", joined="Joined: {d}", likes="{n} likes",
        online="Online", offline="Offline", reply="Reply", quote="Quote", report="Report",
        share="Share", similar="Similar threads",
        guests="Users browsing this forum: No registered users and {n} guests", search="Search",
        rank="Senior member", home="Board index",
        ad=("Advertisement: compare mortgages and save {n} pounds", "Page where ad should appear",
            "Sponsored: {n} people bought this kettle today"),
        now="just now", minutes="{n} minutes ago", hours="{n} hours ago", today="Today, {t}",
        yesterday="Yesterday, {t}", on="%b %d, %Y %H:%M", wrote="{u} wrote:",
        quote_from="Quote from: {u} on {d}", said="{u} said:", expand="Click to expand...", by="by",
        copyright="All times are UTC",
    ),
    "ru": Words(
        views="{n} просмотров", posts="Сообщений: {n}", joined="Регистрация: {d}",
        likes="Нравится: {n}", online="Онлайн", offline="Не в сети", reply="Ответить",
        quote="Цитировать", report="Пожаловаться", share="Поделиться", similar="Похожие темы",
        guests="Сейчас эту тему просматривают: {n} гостей", search="Поиск",
        rank="Старожил", home="Список форумов",
        ad=("Реклама: вклады до {n} % годовых", "На правах рекламы",
            "Уже {n} семей выбрали наши окна"),
        now="только что", minutes="{n} минут назад", hours="{n} часов назад", today="Сегодня, {t}",
        yesterday="Вчера, {t}", on="%d.%m.%Y, %H:%M", wrote="{u} писал(а):",
        quote_from="Цитата: {u} от {d}", said="{u} сказал(а):", expand="Нажмите, чтобы раскрыть...",
        by="от", copyright="Часовой пояс: UTC+03:00",
    ),
    "fr": Words(
        views="{n} vues", posts="Messages : {n}", joined="Inscription : {d}", likes="{n} j’aime",
        online="En ligne", offline="Hors ligne", reply="Répondre", quote="Citer",
        report="Signaler", share="Partager", similar="Sujets similaires",
        guests="Utilisateurs parcourant ce forum : Aucun utilisateur enregistré et {n} invités",
        search="Rechercher", rank="Habitué", home="Index du forum",
        ad=("Publicité : comparez les assurances, {n} euros d’économies", "Contenu sponsorisé",
            "Déjà {n} foyers équipés près de chez vous"),
        now="à l’instant", minutes="il y a {n} minutes", hours="il y a {n} heures",
        today="Aujourd’hui, {t}", yesterday="Hier, {t}", on="%d/%m/%Y %H:%M", wrote="{u} a écrit :",
        quote_from="Citation de: {u} le {d}", said="{u} a dit:", expand="Cliquez pour agrandir...",
        by="par", copyright="Heures au format UTC+01:00",
    ),
}  # fmt: skip

SIGNATURES = {
    "de": ("Wer lesen kann, ist klar im Vorteil.", "Mein Boot ist {n} Fuß lang.", "Suche Fahrrad."),
    "en": ("Reading helps.", "My boat is a {n} footer.", "Looking for a bicycle."),
    "ru": ("Кто умеет читать, тот прав.", "Моя лодка {n} футов.", "Ищу велосипед."),
    "fr": ("Lire rend libre.", "Mon bateau fait {n} pieds.", "Cherche vélo."),
}
NAMES = ("falke77", "Ostwind", "M. Brandt", "lucie_d", "kirpich", "old_sailor", "Véro", "НикСер")
TOPICS = {
    "de": ("Heizung im Altbau", "Fähre nach Rügen", "Neue Brücke gesperrt", "Wahl im Nachbarland"),
    "en": ("Heating an old house", "Ferry to the islands", "New bridge closed", "A vote next door"),
    "ru": ("Отопление старого дома", "Паром на острова", "Закрыт новый мост", "Выборы у соседей"),
    "fr": ("Chauffer une vieille maison", "Le bac des îles", "Pont neuf fermé", "Vote voisin"),
}
