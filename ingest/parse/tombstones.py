"""What a site says where a post's text stood: that it was taken away, or is hidden. Data. Pure.

Case folded. `DELETED` and `HIDDEN` are whole sentences, without brackets or full stop around them;
`walls.py` knows what may follow (by whom, when, why). `FORMS` hold a name or a date amid them.
`BRACKETED` mean it only in square brackets, for they are ordinary words. From FORUMS.md sections
1 (e) and 2 (language files and saved pages); XenForo's from its compiled templates, the German and
French ones of Discourse from memory.
"""

DELETED = (
    # Discourse, Reddit
    "post deleted by author",
    "topic deleted by author",
    "сообщение удалено автором",
    "removed by reddit",
    # phpBB, NodeBB, MyBB, XenForo, vBulletin, TripAdvisor
    "this post has been deleted",
    "this post is deleted",
    "this post was deleted",
    "this message has been deleted",
    "this post has been removed",
    "this post has been removed at the author's request",
    "this comment was deleted",  # Disqus
    "the comment has been deleted",  # Vanilla
    "comment deleted",  # Isso
    "deleted by author",  # Mbin
    "deleted by moderator",
    "thread, post or comment was deleted by the author",
    "thread, post or comment was deleted by the moderator",
    "deleted by creator",  # Lemmy
    "removed by mod",
    "dieser beitrag wurde gelöscht",
    "dieser beitrag wurde gesperrt",
    "dieses posting wurde gesperrt",  # heise
    "das posting wurde gesperrt",
    "kommentar gelöscht",
    "vom autor gelöscht",
    "vom ersteller gelöscht",
    "durch moderator entfernt",
    "ce message a été supprimé",
    "commentaire supprimé",
    "supprimé par l’auteur",
    "supprimé par l'auteur",
    "supprimé par le créateur",
    "supprimé par le modérateur",
    "сообщение удалено",
    "это сообщение удалено",
    "комментарий удалён",
    "комментарий удален",
    "удалён автором",
    "удалено автором",
    "удалено модератором",
    "повідомлення видалено",
    "цей пост був видалений",
    "коментар видалено",
    "видалено автором",
    "видалено модератором",
    "¡esta publicación está eliminada",
    "comentario eliminado",
    "borrado por el/la autor/a",
    "eliminado por creador",
    "eliminado por moderador",
    "questo post è eliminato",
    "commento eliminato",
    "cancellato dall'autore",
    "cancellato dall’autore",
    "eliminato dal creatore",
    "rimosso da un moderatore",
    "dit bericht is verwijderd",
    "reactie verwijderd",
    "verwijderd door de auteur",
    "verwijderd door de maker",
    "verwijderd door moderator",
    "ten post został usunięty",
    "komentarz usunięty",
    "usunięte przez autora",
    "usunięte przez osobę publikującą",
    "usunięte przez moderację",
    "bu mesaj silindi",
    "bu ileti silindi",
    "yorum silindi",
    "yazar tarafından silindi",
    "oluşturan tarafından silindi",
    "moderatör tarafından kaldırıldı",
    "este post está deletado",
    "tento příspěvek je vymazán",
    "detta inlägg är raderat",
    "dette indlæg er slettet",
    "a hozzászólás törlésre került",
    "この投稿が削除されました",
    "此主題已被删除",
)

HIDDEN = (
    "this post was flagged by the community and is temporarily hidden",  # Discourse
    "dieser beitrag wurde von der community gemeldet und ist vorübergehend ausgeblendet",
    "ce message a été signalé par la communauté et est temporairement masqué",
    "this post is not visible to other users until it has been approved by a moderator",  # phpBB
    "this message is awaiting moderator approval, and is invisible to normal visitors",  # XenForo
    "this post is awaiting moderator approval",
    "your comment is awaiting moderation",  # WordPress
    "this post was hidden by a moderator",  # Invision
    "this post is hidden",  # FlaskBB
    "dieser beitrag ist versteckt",
    "this post is hidden. you cannot see its contents",  # Misago
    "ce message est masqué. vous ne pouvez pas voir son contenu",
    "ce message est masqué",
    "ten post został ukryty. nie możesz zobaczyć jego zawartości",
    "este mensaje está oculto. no puedes ver su contenido",
)

BRACKETED_DELETED = ("[deleted]", "[removed]", "[ removed by reddit ]", "[removed by moderator]")
BRACKETED_HIDDEN = ("[flagged]", "[dead]", "[flagged] [dead]")  # Hacker News

# Patterns of whole lines; a name never holds a comma, a question mark or a full stop and a space.
FORMS = (
    # Discourse, earlier
    r"(?:post|topic) withdrawn by author, will be automatically deleted in \d+ hours?.{0,20}",
    r"this (?:post|message) by {u} has been deleted",  # MyBB
    r"dieser beitrag von {u} wurde gelöscht",
    r"deleted by {u} on {d}",  # phpBB
    r"{u} deleted the post by {u} on {d}(?: for the following reason: .{1,200})?",
    r"gelöscht durch {u} am {d}",
    r"supprimé par {u} le {d}",
    r"удалено {d} пользователем {u}",
    r"видалено {u} користувачем {d}",  # sic: the language file swaps them
    r"{u} tarafından {d} tarihinde silindi",
    r"usunięty {d} przez {u}",
    r"borrado por {u} el {d}",
    r"{u}(?:'s|’s) comment was removed (?:now|\d{1,3} \w{1,10} ago)",  # Spirit
)
