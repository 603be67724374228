"""How forum software names the parts of a post. Data. Pure.

Class names, ids and attributes from FORUMS.md section 1 (engines' templates and saved pages); they
help `general.py` with engines that have no module of their own. Order matters: the first selector
that finds something is taken.
"""

import re

# Ids that only posts have: one alone is a post too.
POST_ID = re.compile(
    r"(?:js-)?(?:(?:blog|div|forum|li|table|edit|thing|view)[-_]?)?"
    r"(?:post|pb?|pid|posting|comment|cmt|c|msg|message|reply|answer|question|elcomment|edit|t1|t3)"
    r"(?:[-_]?(?:id|count|message|content))?"
    r"(?:[-_]?\d+|(?<=[\dc])_[a-z0-9]{6,8})",  # Reddit and Lobsters count in letters too
    re.IGNORECASE,
)
# Of a thread's first post, where that is no `post-1`.
OPENING_ID = re.compile(
    r"(?:thing_)?(?:discussion|topic|thread|story|question|submission|link|t3|post)"
    r"(?:[-_]?\d+|_[a-z0-9]{5,10})?",
    re.IGNORECASE,
)

BODIES = (
    "[itemprop=text]",
    "[itemprop=articleBody]",
    "[itemprop=commentText]",
    "[data-role=commentContent]",  # Invision
    "[component='post/content']",  # NodeBB
    ".bbWrapper",  # XenForo 2
    ".messageText",  # WoltLab, XenForo 1
    ".postbody .content",  # phpBB 3
    ".post_body",  # MyBB
    "[id^=post_message_]",  # vBulletin 3
    ".js-post__content-text",  # vBulletin 5
    "blockquote.postcontent",  # vBulletin 4
    ".bbcode_v1",  # heise
    ".bbp-reply-content",
    ".bbp-topic-content",
    ".postmsg:not(.postsignature)",  # FluxBB
    ".inner[id^=msg_]",  # SMF
    ".s-prose",  # Stack Exchange
    ".js-post-body",
    ".comment-copy",
    ".md-div",  # Lemmy
    ".usertext-body .md",  # Reddit, old
    "[slot=comment]",  # Reddit, new
    "[slot=text-body]",
    ".Message",  # Vanilla
    ".userContent",
    ".Post-body",  # Flarum
    ".cooked",  # Discourse
    ".post-content",
    ".post-body",
    ".post-text",
    ".postcontent",
    ".post_content",
    ".post__content",
    ".message-body",
    ".message-content",
    ".message-text",
    ".message_text",
    ".comment-content",
    ".comment-text",
    ".comment-body",
    ".comment__body",
    ".commentbody",
    ".commentBody",
    ".comment_text",
    ".commtext",  # Hacker News
    ".entry-content",
    ".postbody",
)

AUTHORS = (
    "[itemprop=author] [itemprop=name]",
    "[itemprop=creator] [itemprop=name]",
    "[rel=author]",
    ".message-name .username",  # XenForo 2
    ".author .username",  # phpBB
    ".author .username-coloured",
    ".p-author .fn",
    ".comment-author .fn",
    ".post_author .largetext",  # MyBB
    ".postleft dt",  # FluxBB
    ".poster h4",  # SMF
    ".bigusername",  # vBulletin 3
    ".username",
    ".username-coloured",
    ".userLink",
    ".user-details a",  # Stack Exchange
    ".bbp-author-name",
    ".bbp-author-link",
    ".ipsComment_author",  # Invision
    ".ipsEntry__author-details",
    ".PostUser-name",
    ".Author",
    ".comment-user",
    "a[href*='/~']",  # Slashdot, Lobsters
    "a.name",  # GameFAQs
    ".hnuser",
    ".pseudonym",
    ".post-author",
    ".postauthor",
    ".author",
    ".user-name",
    ".user_name",
    ".nickname",
    ".creator",
    ".poster",
    "[itemprop=author]",
    "a[href*='/users/']",
    "a[href*='/user/']",
    "a[href*='/members/']",
    "a[href*='/profile/']",
    "a[href*='/u/']",
    "a[href*='member.php']",
    "a[href*='mode=viewprofile']",
    "a[href*='action=profile']",
)
# A thread's title. The first heading of a page is often the board's name (phpBB, SMF).
TITLES = (
    ".topic-title",  # phpBB, NodeBB
    ".p-title-value",  # XenForo 2
    "#top_subject",  # SMF
    ".threadtitle",  # vBulletin 4
    ".main-title",  # vBulletin 5
    ".ipsType_pageTitle",  # Invision
    ".contentTitle",  # WoltLab
    "#topic-title h1",  # Discourse
    ".PageTitle h1",  # Vanilla
)
AUTHOR_ATTRIBUTES = ("data-author", "data-username", "author", "data-user-name")
# Longer ones are ranks, titles or whole profile boxes.
LONGEST_NAME = 60

# Beside the text of a post, never part of it.
FURNITURE = (
    "form",
    "nav",
    "[class*=signatur]",
    "[class*=Signatur]",
    "[data-role=memberSignature]",
    "[id^=sig]",
    "[class*=avatar]",
    "[class*=Avatar]",
    ".postprofile",
    ".post-buttons",
    ".post-actions",
    ".post-menu",
    ".post-controls",
    ".comment-actions",
    ".comment-reply",
    ".reply",
    "[class*=reactions]",
    "[class*=reactionsBar]",
    "[class*=likes]",
    "[class*=vote]",
    "[class*=share-]",
    "[class*=social]",
    "[class*=toolbar]",
    ".bbCodeBlock-expandLink",  # "Click to expand…"
    ".quoteExpand",
    ".responsive-hide",  # a quote's date in the board's zone
    ".attachbox",  # download counts
    ".attachment-list",
    ".crawler-linkback-list",  # Discourse
    ".informations",
    ".js-link-preview",
    "[role=tooltip]",
)
# Head lines of quotes: whom, and a date in the reader's day and zone.
QUOTE_HEADS = (
    "cite",
    ".bbCodeBlock-title",  # XenForo 2
    ".attribution",  # XenForo 1
    ".bbcode_postedby",  # vBulletin
    ".quoteheader",  # SMF 2.0
    ".ipsQuote_citation",  # Invision
    ".quoteBoxTitle",  # WoltLab
    ".QuoteAuthor",  # Vanilla
    "aside.quote > .title",  # Discourse
)
# Where there is no element for the body, these are taken out of the whole post too.
AROUND = (
    "time",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "header",
    "footer",
    "[class*=author]",
    "[class*=user]",
    "[class*=profile]",
    "[class*=date]",
    "[class*=meta]",
    "[class*=button]",
    "[class*=controls]",
    "[class*=permalink]",
)

# Links beside a post that lead to doing something with it, not to it.
DOING = re.compile(
    r"reply|quote|report|like|share|edit|log-?in|register|feedback|delete|bookmark|react|vote"
    r"|print|do=(?:add|new)|mode=(?:post|report)|action=(?:post|report)|member|profile|user|avatar",
    re.IGNORECASE,
)
