# What messages say in English. Project Fluent; one file for each language, the same keys in all.
# What a phrase selects by is data: leave the words in brackets, [author], as they are.

## How things are written
# Dates by the letters of the Unicode CLDR; the zone is put behind the time of day.

format-moment = d MMM y, HH:mm
format-day = d MMM y
format-clock = HH:mm
span-minutes = { $n } min
span-hours = { $n } h
span-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
span-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
span-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
quoted = “{ $text }”

## Names

untitled = { $kind ->
    [statement] a statement without title
   *[post] a post without title
}
title-by = { $title } by { $author }
a-statement = a statement
and-more = { $more ->
    [0] { $name }
   *[other] { $name } and { $more } more
}

## The headline: who did what to which words of which document
# $by is someone where $actor names who did it (an author, or a moderator), else nobody.

from-source = { $source }: { $what }
a-moderator = a moderator

new = { $by ->
    [someone] { $actor } posted { $place }
   *[nobody] { $kind ->
        [statement] { $place } was published
       *[post] { $place } was posted
    }
}
gone = { $state ->
    [hidden] { $place } is hidden by its site
   *[gone] { $place } is gone
}
restored = { $place } is back
before-seen = { $known ->
    [yes] { $place } was edited on { $at }, before it was first seen
   *[no] { $place } was edited before it was first seen
}
citation-new = { $place } now { $manner ->
    [quotes] quotes
   *[cites] cites
} { $statement }
citation-lost = { $place } no longer { $manner ->
    [quotes] quotes
   *[cites] cites
} { $statement }
broken-passage = a quoted passage of { $place } no longer matches
broken-quotation = a quotation of { $statement } in { $place } no longer matches

replaced = { $by ->
    [someone] { $actor } changed { $before } to { $after } in { $place }
   *[nobody] { $before } → { $after } in { $place }
}
removed = { $by ->
    [someone] { $actor } removed { $what ->
        [sentence] the sentence {""}
        [passage] the passage {""}
       *[words] {""}
    }{ $words } from { $place }
   *[nobody] { $what ->
        [sentence] the sentence {""}
        [passage] the passage {""}
       *[words] {""}
    }{ $words } was removed from { $place }
}
added = { $by ->
    [someone] { $actor } added { $what ->
        [sentence] the sentence {""}
        [passage] the passage {""}
       *[words] {""}
    }{ $words } to { $place }
   *[nobody] { $what ->
        [sentence] the sentence {""}
        [passage] the passage {""}
       *[words] {""}
    }{ $words } was added to { $place }
}
removed-citation = { $by ->
    [someone] { $actor } removed the { $what ->
        [sentence] sentence
       *[passage] passage
    } { $manner ->
        [quotes] quoting
       *[cites] citing
    } { $statement } from { $place }
   *[nobody] the { $what ->
        [sentence] sentence
       *[passage] passage
    } { $manner ->
        [quotes] quoting
       *[cites] citing
    } { $statement } was removed from { $place }
}
removed-link = { $by ->
    [someone] { $actor } removed the link to { $statement } from { $place }
   *[nobody] the link to { $statement } was removed from { $place }
}
changed-title = { $by ->
    [someone] { $actor } changed the title { $before } to { $after }
   *[nobody] the title { $before } was changed to { $after }
}
changed-author = { $done ->
    [added] { $title } now names { $after } as its author
    [removed] { $title } no longer names { $before } as its author
   *[replaced] { $title } now names { $after } as its author, not { $before }
}
changed-link = { $by ->
    [someone] { $actor } { $done ->
        [added] added a link to
        [removed] removed a link from
       *[replaced] made a link lead elsewhere in
    } { $place }
   *[nobody] { $done ->
        [added] a link was added to { $place }
        [removed] a link was removed from { $place }
       *[replaced] a link in { $place } leads elsewhere now
    }
}
changed-move = { $by ->
    [someone] { $actor } moved a passage within { $place }
   *[nobody] a passage was moved within { $place }
}
changed-typography = { $by ->
    [someone] { $actor } changed punctuation or spaces in { $place }
   *[nobody] punctuation or spaces were changed in { $place }
}
changed-format = { $by ->
    [someone] { $actor } changed the formatting of { $place }
   *[nobody] the formatting of { $place } was changed
}
put-back = { $by ->
    [someone] { $actor } put back { $known ->
        [time] the text of { $at } in
        [number] revision { $revision } of
       *[nothing] an earlier text of
    } { $place }
   *[nobody] { $place } was put back to { $known ->
        [time] its text of { $at }
        [number] revision { $revision }
       *[nothing] an earlier text
    }
}
undone = { $said }, put back { $known ->
    [yes] within { $span }
   *[no] soon after
}
grown = { $by ->
    [someone] { $actor } added to { $place }
   *[nobody] { $place } was added to
}
edited = { $by ->
    [someone] { $actor } edited { $place }
   *[nobody] { $place } was edited
}{ $counted ->
    [yes] {""} ({ $added } { $added ->
        [one] word
       *[other] words
    } added, { $removed } removed)
   *[no] {""}
}
edited-unseen = the site says that { $by ->
    [someone] { $actor } edited { $place }
   *[nobody] { $place } was edited
}, but no other text was seen
alike = { $times } { $kind ->
    [statement] statements
   *[post] posts
} were edited in the same way at once
alike-words = { $done ->
    [added] { $after } was added
    [removed] { $before } was removed
   *[replaced] { $before } → { $after }
}

## The headline: what follows behind commas

# $what is the kind of event: new, edited, gone, …

clause-lost = { $manner ->
    [quotes] which no longer quotes { $statement }
   *[cites] which no longer cites { $statement }
}
clause-changed = whose quotation of { $statement } no longer matches
clause-new = { $manner ->
    [quotes] which now quotes { $statement }
   *[cites] which now cites { $statement }
}
clause-held = { $what ->
    [new] { $manner ->
        [quotes] quoting { $statement }
       *[cites] citing { $statement }
    }
    [edited] { $manner ->
        [quotes] which quotes { $statement }
       *[cites] which cites { $statement }
    }
    [gone] { $manner ->
        [quotes] it quoted { $statement }
       *[cites] it cited { $statement }
    }
   *[other] { $manner ->
        [quotes] it quotes { $statement }
       *[cites] it cites { $statement }
    }
}
differing = { $clause } (differs: { $kinds })
clause-cited-by = { $manner ->
    [quotes] quoted by
   *[cites] cited by
} { $least ->
    [yes] at least {""}
   *[no] {""}
}{ $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
}{ $broken ->
    [0] {""}
    [one] , of which { $broken } no longer matches
   *[other] , of which { $broken } no longer match
}
more-places = { $n ->
    [one] { $n } more place changed
   *[other] { $n } more places changed
}
weight = { $significance ->
    [minor] a minor edit
   *[cosmetic] a cosmetic edit
}
after = { $kind ->
    [statement] { $span } after publication
   *[post] { $span } after posting
}
after-at-most = { $kind ->
    [statement] within { $most } of publication
   *[post] within { $most } of posting
}
after-between = { $kind ->
    [statement] { $least } to { $most } after publication
   *[post] { $least } to { $most } after posting
}
openness = { $declared ->
    [yes] declared
   *[no] silently
}
clause-flapping = one of { $times } edits to and fro
clause-restless = one of { $times } edits of a passage that never rests

## The headline: sources and channels

source-failing = { $silent ->
    [yes] { $source } has fallen silent: { $cause }
   *[no] { $source } is failing: { $cause }
}
source-recovered = { $source } has recovered
channel-failing = { $known ->
    [yes] The channel { $channel }{ $of } takes nothing, its alerts wait: { $cause }
   *[no] A channel takes nothing, its alerts wait: { $cause }
}
channel-recovered = { $known ->
    [yes] The channel { $channel }{ $of } works again
   *[no] A channel works again
}
of-subscriptions = {" "}of { $more ->
    [0] { $name }
   *[other] { $name } and { $more } more
}
channel-test = { $known ->
    [yes] A test of the channel { $channel }: alerts arrive here
   *[no] A test of this channel: alerts arrive here
}
alert-dead = { $known ->
    [yes] An alert was given up, the channel { $channel }{ $of } did not take it: { $cause }
   *[no] An alert was given up, its channel did not take it: { $cause }
}

## Why a source fails, and what to do

source-over = it can be read again
source-over-silent = it has brought something new
source-cause-gone = its feed or its pages are no longer there
source-cause-moved = its feed or its pages have moved
source-cause-blocked = it does not let us in
source-cause-markup = its pages are built differently now, hardly anything can be read in them
source-cause-certificate = its certificate is not valid
source-cause-slow = it answers too slowly
source-cause-unreachable = it cannot be reached
source-cause-too_large = its feed is too large
source-cause-robots = its robots.txt forbids reading it
source-cause-refused_address = its address lies in a private network
source-cause-server_error = its server answers with an error
source-cause-silent = nothing new for far longer than usual
source-cause-other = it cannot be read

source-remedy-gone = Look for its new address on the site, put it into watch.yaml and apply it, or take the feed off.
source-remedy-moved = Look where the address leads now, put the feed's new address into watch.yaml and apply it, or take the feed off.
source-remedy-blocked = Ask the site to let Palimpsest in, by the name and contact that it asks with, or give the address of a feed that is open to all.
source-remedy-markup = Open the address in a browser: if it shows what it used to, the site has changed its form; give its feed or another index, and report the page to us.
source-remedy-certificate = If the site uses an authority of its own, name its file in PALIMPSEST_CA_FILE; else wait until the site has mended its certificate.
source-remedy-slow = It is tried again, ever more rarely; if it lasts, watch a smaller feed of this site.
source-remedy-unreachable = It is tried again, ever more rarely; if it lasts, open the address in a browser: if that works, this machine is kept out, or its name servers fail.
source-remedy-too_large = Watch a smaller feed of this site, by section for one.
source-remedy-robots = Ask the site for leave; until then its pages are not read.
source-remedy-refused_address = If the address is meant, name its network in PALIMPSEST_ALLOW_NETWORKS.
source-remedy-server_error = It is the site's to mend; it is tried again, ever more rarely.
source-remedy-silent = Open the site in a browser: if it shows something newer, its feed is broken or has moved; if not, nothing is to be done.
source-remedy-other = It is tried again, ever more rarely; open the address in a browser if it lasts.
nothing-to-do = Nothing is to be done.
send-again = Remove the cause, then send it again with “palimpsest redeliver”.

## Why a channel fails, and what to do

channel-over = it takes alerts again
channel-cause-refused = the other side refuses the messages
channel-cause-gone = the address is no longer there
channel-cause-login = the other side does not accept the login
channel-cause-rate_limited = the other side takes no more messages at present
channel-cause-server_error = the other side's server answers with an error
channel-cause-timeout = the other side does not answer in time
channel-cause-unreachable = the other side cannot be reached
channel-cause-certificate = the other side's certificate is not valid
channel-cause-settings = its settings are not complete
channel-cause-other = the other side does not take the messages

channel-remedy-refused = Correct the address in watch.yaml, then send the alerts again with “palimpsest redeliver”.
channel-remedy-gone = Put a new address into watch.yaml, then send the alerts again with “palimpsest redeliver”.
channel-remedy-login = Correct name and password, then try with “palimpsest channels test”.
channel-remedy-rate_limited = Nothing is to be done at once: it is tried again. If it comes back, give the subscription a digest.
channel-remedy-server_error = It is tried again; ask whoever runs the other side if it lasts.
channel-remedy-timeout = It is tried again; ask whoever runs the other side if it lasts.
channel-remedy-unreachable = Check the address in watch.yaml and this machine's network; it is tried again.
channel-remedy-certificate = If the other side uses an authority of its own, name its file in PALIMPSEST_CA_FILE.
channel-remedy-settings = Set what is missing, then try with “palimpsest channels test”.
channel-remedy-other = Try with “palimpsest channels test”; it is tried again.

## The letter: how the edit is judged

lead-edit = { $significance ->
    [substantive] A substantive edit
    [minor] A minor edit
   *[cosmetic] A cosmetic edit (it reads the same)
}, { $declared ->
    [yes] declared by the site
   *[no] made silently: the site does not say that the text was edited
}{ $by ->
    [author] : by the author
    [moderator] : by a moderator
   *[nobody] {""}
}{ $at ->
    [none] {""}
   *[other] , { $at }
}.
lead-unseen = The site says that the text was edited{ $by ->
    [author] {" "}by the author
    [moderator] {" "}by a moderator
   *[nobody] {""}
}{ $at ->
    [none] {""}
   *[other] , { $at }
}. We have seen no other text.
lead-before-seen = The site says that the text was edited{ $by ->
    [author] {" "}by the author
    [moderator] {" "}by a moderator
   *[nobody] {""}
}{ $at ->
    [none] {""}
   *[other] , { $at }
}. What it said before was never seen.
lead-gone = { $state ->
    [hidden] The site does not show it at present. The last text we saw is below.
   *[gone] Two looks at its own page, some time apart, did not find it. The last text we saw is below.
}
lead-undone = It was put back { $known ->
    [yes] within { $span }
   *[no] soon after
}: the text reads as it did before. What is marked is what it said in between.
lead-flapping = It goes to and fro between known texts ({ $times } edits so far) and is told again when it rests.
lead-restless = It is a passage that never rests ({ $times } edits so far) and is told again when it does.
lead-alike = { $times } documents were edited in the same way at once, so it was hardly their authors. This is the first of them; the others are not told one by one.
lead-joined = { $n } edits in a row are told here as one.
lead-given-up = An alert for it was given up: see it with “palimpsest alerts --state dead”.
lead-test = This is a test: nothing has happened. Real alerts of this subscription arrive in the same way.

## The letter: headings

heading-changed = What changed
heading-places = Changed places
heading-details = Details
heading-citations = Citations
heading-more = See more
legend-removed = removed
legend-added = added
legend-moved = moved from here or to here
legend-moved-text = [~1: moved from here~] {"{"}~1: moved to here~{"}"}
moved-away = { $down ->
    [yes] { $number }, moved down from here:
   *[no] { $number }, moved up from here:
}
moved-here = { $down ->
    [yes] { $number }, moved here from above:
   *[no] { $number }, moved here from below:
}
text-earlier = Earlier text in full
text-full = Text in full
text-first = Text as first seen
text-last = Last text seen
text-cut = The text is longer than a message may be: the whole of it is shown by the command below.
left-out = and { $n } more
nothing = (nothing)

## The letter: changed places

change-number = number
change-date = date or time
change-name = name
change-negation = negation
change-certainty = certainty
change-quotation = quotation marks
change-attribution = who says it
change-link = link
change-wording = wording
change-spelling = spelling
change-typography = signs or spaces
change-format = formatting
change-move = moved
change-addition = added
change-removal = removed
change-rewrite = written anew
change-other = other
field-title = title
field-link = link
field-author = author
field-other = beside the text

## The letter: citations

became-lost = { $manner ->
    [quotes] It no longer quotes { $statement }.
   *[cites] It no longer cites { $statement }.
}
became-changed = Its quotation of { $statement } no longer matches.
became-new = { $manner ->
    [quotes] It now quotes { $statement }.
   *[cites] It now cites { $statement }.
}
became-broken = { $n ->
    [one] { $n } post that quotes it no longer matches.
   *[other] { $n } posts that quote it no longer match.
}
judged = { $method ->
    [url] by its address
    [quotation] by quotation
    [translation] by translation
   *[mention] by mention
}, { $certainty ->
    [certain] certain
    [likely] likely
    [possible] possible
   *[other] { $percent } %
}{ $confirmed ->
    [yes] , confirmed by a person
   *[no] {""}
}{ $status ->
    [new] , new
    [lost] , lost
    [changed] , no longer matches
   *[held] {""}
}
post-by = a post by { $author }
post-unsigned = a post by an unknown author
because = because: { $why }
side = { $side ->
    [post] { $when ->
        [before] In the post before
        [now] In the post now
       *[held] { $translated ->
            [yes] In the post, translated
           *[no] In the post
        }
    }
   *[statement] { $when ->
        [before] In the statement before
        [now] In the statement now
       *[held] In the statement
    }
}
taken-out = (taken out)
differs = differs
mismatch = { $firm ->
    [yes] { $kind }: { $sides }
   *[no] perhaps { $kind }: { $sides }
}
mismatch-bare = { $firm ->
    [yes] { $kind }
   *[no] perhaps { $kind }
}
mismatch-number = number
mismatch-date = date or time
mismatch-name = name
mismatch-negation = negation
mismatch-certainty = certainty
mismatch-wording = wording
mismatch-omission = omission
mismatch-addition = addition
mismatch-other = other
mismatch-sides = { $known ->
    [both] { $post } in the post, { $statement } in the statement
    [post] { $post } in the post, nothing for it in the statement
   *[statement] { $statement } in the statement, nothing for it in the post
}

## The letter: details

fact = { $name }: { $value }
fact-source = Source
fact-author = Author
fact-posted = Posted
fact-published = Published
fact-changed = Changed
fact-detected = Detected
fact-state = State
fact-revisions = Revisions
fact-words = Words
fact-channel = Channel
fact-address = Address
fact-since = Failing since
fact-out = Could not be read
fact-read = Last read before
out-between = from { $since } to { $until }
fact-subscriptions = Of the subscriptions
fact-links-site = On the site
fact-links-page = In Palimpsest
fact-links-diff = Both texts side by side
source-kind = { $kind ->
    [official] { $name } (official)
   *[forum] { $name } (forum)
}
changed-between = between { $after } and { $before }
changed-by = at the latest { $before }
changed-said = { $at }, says the site
state-hidden = hidden
state-gone = gone
state-restored = restored
revisions = { $from ->
    [0] { $to }
   *[other] { $from } to { $to }
}, seen { $view ->
    [feed] in the feed
    [api] through the site's API
   *[page] on its own page
}
words = { $added } added, { $removed } removed
footer = { $subscription ->
    [none] Palimpsest, alert { $alert }
   *[other] Palimpsest, subscription { $subscription }, alert { $alert }
}

## Digests: many alerts as one message

digest-format-moment = EEE HH:mm
digest-format-clock = HH:mm
digest-subject = { $subscription }: { $what } ({ $when })
digest-period = { $begins }–{ $ends }
digest-period-days = { $begins } – { $ends }
digest-count = { $kind ->
    [statement-edited] { $n ->
        [one] { $n } statement edited
       *[other] { $n } statements edited
    }
    [statement-edited_before_seen] { $n ->
        [one] { $n } statement edited before it was seen
       *[other] { $n } statements edited before they were seen
    }
    [statement-gone] { $n ->
        [one] { $n } statement gone
       *[other] { $n } statements gone
    }
    [statement-restored] { $n ->
        [one] { $n } statement back
       *[other] { $n } statements back
    }
    [statement-new] { $n ->
        [one] { $n } new statement
       *[other] { $n } new statements
    }
    [post-edited] { $n ->
        [one] { $n } post edited
       *[other] { $n } posts edited
    }
    [post-edited_before_seen] { $n ->
        [one] { $n } post edited before it was seen
       *[other] { $n } posts edited before they were seen
    }
    [post-gone] { $n ->
        [one] { $n } post gone
       *[other] { $n } posts gone
    }
    [post-restored] { $n ->
        [one] { $n } post back
       *[other] { $n } posts back
    }
    [post-new] { $n ->
        [one] { $n } new post
       *[other] { $n } new posts
    }
    [quotation-broken] { $n ->
        [one] { $n } quotation broken
       *[other] { $n } quotations broken
    }
    [citation-lost] { $n ->
        [one] { $n } citation lost
       *[other] { $n } citations lost
    }
    [citation-new] { $n ->
        [one] { $n } new citation
       *[other] { $n } new citations
    }
    [source-failing] { $n ->
        [one] { $n } source failing
       *[other] { $n } sources failing
    }
    [source-recovered] { $n ->
        [one] { $n } source recovered
       *[other] { $n } sources recovered
    }
    [channel-failing] { $n ->
        [one] { $n } channel failing
       *[other] { $n } channels failing
    }
    [channel-recovered] { $n ->
        [one] { $n } channel recovered
       *[other] { $n } channels recovered
    }
    [alert-dead] { $n ->
        [one] { $n } alert given up
       *[other] { $n } alerts given up
    }
   *[other] { $n } more
}
digest-count-more = { $n } more
digest-why = { $n } alerts in one message: { $reasons }
digest-why-digest = { $unit ->
    [hour] you asked for one message an hour
    [day] you asked for one message a day
    [week] you asked for one message a week
   *[other] you asked for one message every { $span }
}
digest-why-quiet = quiet hours from { $begins } to { $ends } ({ $zone })
digest-why-overflow = { $unit ->
    [hour] more than { $n } in an hour
    [day] more than { $n } in a day
    [week] more than { $n } in a week
   *[other] more than { $n } in { $span }
}
digest-why-muted = muted until { $at }
digest-why-past = they waited by a setting that is no longer in force
digest-heading-top = What matters most
digest-own = Palimpsest itself
digest-section = { $source } ({ $n })
digest-about = Posts that cite { $statement } ({ $n })
digest-times = { $what } ({ $n } times)
digest-back = { $what } (there and back, { $n } edits)
digest-other = { $at }  { $what }
digest-more-edits = { $n ->
    [one] and { $n } more edit
   *[other] and { $n } more edits
}
digest-like = and { $n } more like it
digest-more = and { $n } more
digest-least = { $lots ->
    [one] and { $n } more of another source or about another statement
   *[other] and { $n } more of { $lots } other sources and statements
}
digest-left-out = { $n ->
    [one] { $n } is only counted here; all are listed by: { $command }
   *[other] { $n } are only counted here; all are listed by: { $command }
}
