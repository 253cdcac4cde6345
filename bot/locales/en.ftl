welcome = 👋 Hello, <b>{ $name }</b>!

    I find out who on Instagram does not follow you back. Send me the name of a profile or a link to it, and I read both of its lists and compare them.

    If something gets in the way, <b>nothing is lost</b>: I go on from where I was, and you pay only for a whole result.
welcome-gift = 🎁 Your first { $count ->
        [one] check costs nothing
       *[other] <b>{ $count }</b> checks cost nothing
    }: send me a name and see.
consent = By going on you agree that I read what the profile shows and keep the lists for a while, so that you can get your file again. /about says for how long, who can see them, and how you take everything with you or have it deleted.
only-private = Please write to me in a private chat: what we talk about is nobody else's business.

menu-check = 🔎 Check a profile
menu-buy = ⭐ Buy checks
menu-balance = 💳 Balance
menu-last = 🗂 My checks
menu-language = 🌐 Language
menu-help = ❔ Help

command-check = Check a profile
command-buy = Buy checks for Stars
command-balance = What is on your balance
command-last = Your checks and their files
command-export = Free check with Instagram's own export
command-referral = Invite friends
command-watch = Profiles that are checked by themselves
command-keep = Who may stay although they do not follow back
command-language = English or Russian
command-help = How it works
command-about = What is read and kept
command-privacy = What is kept of you, and for how long
command-hide = See to it that nobody checks your profile
command-admin-sessions = Operators: the accounts and their sessions
command-admin-check-session = Operators: one session, and when it last proved itself
command-admin-refresh = Operators: sign an account in again
command-admin-set-session = Operators: hand in a session
command-admin-code = Operators: what code is wanted, and its answer
command-admin-stats = Operators: what is going on now
command-admin-daily = Operators: the last seven days
command-admin-failed = Operators: the checks that failed last
command-admin-broadcast = Operators: write to many customers
command-admin-maintenance = Operators: take no new checks for a while
command-admin-help = Operators: what there is
command-mydata = Everything that is kept about you, as a file
command-paysupport = Help with a payment
command-terms = On what terms
command-forget = Have everything about you deleted

which-profile = 🔎 Which profile? Send me its name, such as <b>@ada.lovelace</b>, or a link to it.
which-of-these = 🔎 I check one profile at a time. Which one?
username-empty = I do not see an Instagram name in this message. Send me one, such as <b>@ada.lovelace</b>, or a link to the profile. /help says how it works.
username-too-long = An Instagram name has at most <b>30</b> characters; this one is longer. Please look at it again.
username-characters = This is not an Instagram name. A name has Latin letters, digits, underscores and single dots, such as <b>ada.lovelace</b>. If you are not sure, open the profile, copy the link and send it to me.
username-reserved = This is a page of Instagram itself, and nobody's name. Send me the name of a person's profile, such as <b>@ada.lovelace</b>.
not-a-profile-link = This link does not lead to an Instagram profile. I expect one such as <b>instagram.com/ada.lovelace</b>.
link-to-post = This link leads to a post, a reel or a story, and does not say whose it is. Open it, tap the name above it, and send me that name or the link to the profile.
only-text = I only read text, and files of Instagram's own export (/export). Send me the name of a profile, such as <b>@ada.lovelace</b>, or a link to it.
press-only-private = Please write to me in a private chat: what we talk about is nobody else's business.
too-many-messages = You have sent more messages than I can read. I answer the first hundred in their order; please send the rest again when I am through.
maintenance = 🛠 I take no new checks just now: Mutuals is being looked after{ $known ->
        [yes] {" "}for another { $time }
       *[no] {""}
    }. <b>Nothing is lost</b>: checks under way go on to their end, and what you have stays where it is.
unread-voice = 🎧 I cannot listen. Please type the name of a profile, such as <b>@ada.lovelace</b>, or send a link to it.
unread-picture = 🖼 I cannot read pictures. If a name is in it, please type it, such as <b>@ada.lovelace</b>, or send the link to the profile.
unread-sticker = 🙂 Nice! To check somebody, send me the name of a profile, such as <b>@ada.lovelace</b>, or a link to it.
unread-contact = 👤 A contact does not tell me who that is on Instagram. Please send the name of the profile, such as <b>@ada.lovelace</b>, or a link to it.
unread-place = 📍 Places do not help me. I need the name of a profile, such as <b>@ada.lovelace</b>, or a link to it.
unread-story = 📰 A story does not tell me whose profile you mean. Please send its name, such as <b>@ada.lovelace</b>, or a link to it.
unknown-command = I do not know this command. /help says what I can do.

confirm-check = 🔎 Check <b>@{ $username }</b>?
offer-full-name = 👤 <b>{ $fullName }</b>
offer-followers = Followers: <b>{ $count }</b>
offer-followers-unknown = Followers: Instagram does not say how many
offer-following = Following: <b>{ $count }</b>
offer-following-unknown = Following: Instagram does not say how many
offer-plan = { $way ->
        [ask_each] 🔎 I read whom the profile follows and ask Instagram about { $count ->
            [one] that one person
           *[other] each of <b>{ $count }</b>
        }, instead of reading all the followers.
        [recheck] 🔁 I read whom the profile follows and ask Instagram about those who are new, those who did not follow back last time, and a few of the others.
        [read_both] 📖 I read both lists, then ask Instagram about everybody who seems not to follow back.
       *[read_only] 📖 I read both lists and compare them.
    }
offer-time = ⏱ It takes about <b>{ $time }</b> when nothing gets in the way.
offer-time-unknown = ⏱ How long it takes shows while it is read.
offer-perhaps-private = 🔒 The profile is private. Its lists can be read only if one of our accounts follows it; if none does, the check costs nothing.
offer-not-looked-up = I cannot ask Instagram just now: the profile is looked at when the check begins. If it cannot be read, that costs nothing.
offer-recent = 📂 You have a result of it already (<b>{ $ago }</b>): the button below opens it, and that costs nothing.
confirm-price = It costs <b>{ $price }</b> { $price ->
        [one] credit
       *[other] credits
    } of your <b>{ $balance }</b>, and nothing if the result is not whole.
profile-private = 🔒 <b>@{ $username }</b> is private, so its lists are hidden from us and there is nothing to check. Nothing was charged.

    If it is yours, make it public for the time of the check and send me its name again in some minutes.
profile-missing = 🤷 Instagram has no profile with the name <b>@{ $username }</b>. Perhaps it was renamed: please look at the spelling, or send me a link. Nothing was charged.
profile-opted-out = The owner of <b>@{ $username }</b> asked not to be read, and we respect that. Nothing was charged.
too-many-names = You have named many profiles in a short time. So that Instagram stays friendly, I look at the next one in a minute: press its name then. Nothing was charged.
button-check = Check
button-not-now = Not now
not-ordered = All right, nothing was checked and nothing was charged.
check-ordered = 👌 <b>@{ $username }</b> is accepted. You can close the chat: I write as soon as there is something to see.
check-joined = 👌 <b>@{ $username }</b> is being checked for you already. It is paid once; its message above keeps itself up to date, and /last shows it, too.
press-ordered = Accepted
press-already-ordered = This check was accepted before
press-already-ended = This check has ended already
press-not-yours = This button does not belong to you.
press-file-coming = The file is on its way
too-many-today = You have used all of your checks: <b>{ $limit }</b> in 24 hours, so that Instagram stays friendly. Nothing was charged. A day after your first one, the next is possible.

credits-left = 💳 { $balance ->
        [0] There are no credits on your balance.
        [one] There is <b>{ $balance }</b> credit on your balance.
       *[other] There are <b>{ $balance }</b> credits on your balance.
    } One check costs one credit.
tariff = <b>{ $credits }</b> { $credits ->
        [one] check
       *[other] checks
    }: <b>{ $price } ₽</b>
choose-tariff = Choose how many. You pay with Telegram Stars, and the credits are here at once. They do not expire.
button-tariff = { $credits } { $credits ->
        [one] check
       *[other] checks
    } · { $price } ⭐
invoice-title = { $credits } { $credits ->
        [one] check
       *[other] checks
    }
invoice-description = Who does not follow back on Instagram: { $credits ->
        [one] one check of a profile.
       *[other] { $credits } checks of profiles, one after the other or of the same one.
    } A result that is not whole costs nothing.
choose-tariff-or-card = Choose how many, and how you pay: with Telegram Stars ⭐, or by card 💳 in roubles. The credits are here as soon as it is paid. They do not expire.
choose-tariff-card = Choose how many. You pay by card in roubles, and the credits are here as soon as it is paid. They do not expire.
button-card = 💳 { $price }
button-tariff-card = { $credits } { $credits ->
        [one] check
       *[other] checks
    } · 💳 { $price }
card-order = 💳 <b>{ $credits }</b> { $credits ->
        [one] check
       *[other] checks
    } for <b>{ $price }</b>. The button opens Robokassa's page, where you pay by card; it works for 24 hours. I write to you when the payment is here.
button-pay-card = Pay { $price }
order-refused = { $reason ->
        [no_promo] This code cannot be used any more. Nothing was paid.
        [promo_open] This code stands on an invoice by card that can still be paid, within a day of when I made it. Pay that one, or come back when it has expired.
       *[no_tariff] This offer is not there any more. Send /buy to see what there is now.
    }
checkout-refused = { $reason ->
        [not_yours] This invoice was made for somebody else. Open the bot and send /buy for one of your own. Nothing was paid.
        [changed] This offer has changed since. Send /buy to see what there is now. Nothing was paid.
        [no_promo] The promo code of this invoice cannot be used any more. Send /buy for another one. Nothing was paid.
        [unknown] This invoice is too old. Send /buy for a new one. Nothing was paid.
       *[unavailable] We cannot take payments just now. Please try again in a few minutes. Nothing was paid.
    }
payment-later = ⏳ Your payment is there, but I cannot book it this very moment. <b>Nothing is lost</b>: the credits come by themselves within some minutes, and I write to you then.
promo-which = 🎟 Send the code behind the command, like this: <code>/promo SPRING</code>
promo-refused = { $reason ->
        [expired] 🎟 This code has expired.
        [used_up] 🎟 This code was used as often as it could be.
        [used_before] 🎟 You have used this code already.
       *[unknown] 🎟 I do not know this code. Please look at its letters.
    }
promo-discount = 🎟 <b>{ $percent } %</b> off your next purchase. Choose one:
paysupport = 💳 <b>Something wrong with a payment?</b>

    Credits that do not come at once come by themselves within some minutes: with Stars we compare with Telegram's own list; a payment by card comes as soon as Robokassa tells us of it. If it does not, send the number of its invoice. What you paid and do not want to use is paid back the way you paid, as long as its credits are not spent: just ask.
paysupport-yours = Your last payments:
paysupport-open = Invoices by card that are not paid yet, or of whose payment we do not know. Send the number of the one that you paid:
paysupport-open-line = { $day }: <b>{ $price }</b>, No. <code>{ $invoice }</code>
paysupport-line = { $day }: <b>{ $price }</b>, { $credits } { $credits ->
        [one] credit
       *[other] credits
    }{ $status ->
        [refunding] , is being paid back
        [refunded] , paid back
       *[completed] { "" }
    }
    <code>{ $id }</code>
invite = 🤝 This is your link. Whoever comes by it for the first time counts as invited by you:

    { $link }
invite-reward = For every <b>{ $needed }</b> new { $needed ->
        [one] person
       *[other] people
    } you get <b>{ $credits }</b> { $credits ->
        [one] credit
       *[other] credits
    }.
invite-so-far = So far: <b>{ $invited }</b>.
invite-left = <b>{ $left }</b> more, and the reward is yours.
paysupport-manager = Write to our manager with the button below, with the code under the payment.
paysupport-whoever = Write to the people from whom you have the link to this bot, with the code under the payment.
ask-manager = To get more, write to our manager with the button below.
ask-whoever-invited = To get more, write to the person from whom you have the link to this bot: credits are given by the people who run it.
access = { $state ->
        [new] 🙋 Checks are not sold here yet: the people who run this bot give them. Press the button, and they are asked at once; nothing else is needed.
        [waiting] ⏳ You have asked the people who run this bot for a check. They were told; as soon as one of them answers, I write to you here.
        [declined] The people who run this bot could not give you a check. If you know one of them, write to them; your number here is <code>{ $id }</code>.
       *[granted] To get more, write to the person from whom you have the link to this bot: credits are given by the people who run it. Your number here is <code>{ $id }</code>.
    }
access-asked = 🙋 I have asked. As soon as one of the people who run this bot answers, I write to you here; there is nothing else for you to do.

    Your own profile you can check now already, for free: with the file that Instagram gives you.
press-access-asked = You have asked already. I write to you as soon as somebody answers.
button-ask-access = 🙋 Ask for access
button-own-export = 📦 My own profile: free, without waiting
own-number = Your number here is <code>{ $id }</code>: they need it to find you.
button-manager = Write to the manager
button-more-credits = Get credits
balance = 💳 { $balance ->
        [one] <b>{ $balance }</b> credit
       *[other] <b>{ $balance }</b> credits
    } on your balance. One check costs one credit.
reserved = { $reserved ->
        [one] <b>{ $reserved }</b> more is set aside for a check that is under way.
       *[other] <b>{ $reserved }</b> more are set aside for checks that are under way.
    } What does not end with a whole result comes back.

confirm-cancel = Cancel the check of <b>@{ $username }</b>? What was read is given up, and its credit comes back to you.
button-stop = Cancel the check
button-keep = Let it go on
cancelled = ✖️ The check of <b>@{ $username }</b> is cancelled. Its credit is back on your balance.

history-empty = You have not checked anybody yet.
history = 🗂 <b>Your checks</b>
history-line = <b>@{ $username }</b>, { $day }
    { $status ->
        [queued] waits in the queue
        [running] is being read
        [parked] waits; nothing is lost
        [completed] do not follow back: <b>{ $notMutual }</b>
        [partial] not proven whole, cost nothing
        [failed] ended without a result, cost nothing
       *[cancelled] cancelled, cost nothing
    }
button-open = 📂 @{ $username }
button-file = 📄 @{ $username }

archive-how = 📦 <b>Free and at once: Instagram's own export</b>

    Instagram gives you your lists itself when you ask for them. I compare them as soon as you send me the file: no credit, no waiting for our sessions, also when your profile is private.

    1. In Instagram open <b>Settings → Accounts Center → Your information and permissions → Export your information</b> (it was called Download your information before).
    2. Choose your profile, <b>Export to device</b>, and of the information only <b>Followers and following</b>.
    3. Date range <b>All time</b>, format <b>JSON</b>. A shorter range leaves people out.
    4. Instagram sends you a mail, in some minutes or in up to 48 hours; its link works for about four days. Download the file and send it to me here as it is.

    Several files are fine, one after the other. I open nothing in them but the two lists and what says whose they are; the file itself is not kept, and the names are deleted like any result.
archive-half = 👌 { $missing ->
        [followers] The people whom you follow are here: <b>{ $count }</b>. Now send me the file <b>followers_1.json</b> from the same export.
       *[following] Your followers are here: <b>{ $count }</b>. Now send me the file <b>following.json</b> from the same export.
    }

    If your export has none, Instagram was asked for less: ask it again for <b>Followers and following</b>, <b>All time</b>, <b>JSON</b>.
archive-summary = { $sure ->
        [yes] ✅
       *[no] ⚠️
    } { $named ->
        [yes] <b>@{ $username }</b>
       *[no] <b>Your lists</b>
    }, from Instagram's own export

    Followers: <b>{ $followers }</b>
    Following: <b>{ $following }</b>
    Mutual: <b>{ $mutual }</b> ({ $share })
    { $sure ->
        [yes] Do not follow back
       *[no] Perhaps not following back
    }: <b>{ $notMutual }</b>
    Follow you, and you do not follow them: <b>{ $fans }</b>
archive-proof = 📜 From Instagram's own export { $range ->
        [stated] of { $from } to { $until }.
        [seen] with entries of { $from } to { $until }.
       *[none] without dates.
    } It says no totals, and who was renamed has the name of that day. It cost nothing.
archive-gap = ⚠️ Files of this export are missing: <b>{ $files }</b>. Send them to me as well.
archive-pieces = ⚠️ You sent the files one by one, and nothing in them says which is the last. If your export also has <b>followers_2</b> and so on, send them too.
archive-cut = ⚠️ This export begins on { $from }, later than your profile: whoever came before is not on its lists. Ask Instagram again for <b>All time</b>.
archive-perhaps-cut = ⚠️ The oldest entry is of { $from }: it looks as though Instagram was asked for a part of the time. If your profile is older, ask again for <b>All time</b>.
archive-nobody = ⚠️ There is nobody on the list of followers, which seldom is so.
archive-unreadable = ℹ️ { $rows ->
        [one] <b>{ $rows }</b> row names
       *[other] <b>{ $rows }</b> rows name
    } nobody, such as deleted profiles.
archive-may-follow = Somebody who is missing among the followers may follow back all the same, so please read the names with care.
archive-whoever = your.profile
archive-people = { $relation ->
        [fan] 💙 <b>Follow you, and you do not follow them</b>
        [mutual] 🤝 <b>Mutual</b>
       *[one_way] { $sure ->
            [yes] 💔 <b>Do not follow back</b>
           *[no] ❔ <b>Perhaps not following back</b>
        }
    }: { $total }
    Page { $page } of { $pages }
archive-refused = { $why ->
        [too_big] 📦 This file is larger than <b>20 MB</b>, and Telegram hands no larger ones to me. Ask Instagram for <b>Followers and following</b> alone, or send me only <b>followers_1.json</b> and <b>following.json</b> from it.
        [not_fetched] 📦 Telegram did not hand me this file. Nothing is lost: please send it once more in a minute.
        [other_file] This is no file of Instagram's export. I expect the ZIP from Instagram's mail, or the files <b>followers_1.json</b> and <b>following.json</b> in it.
        [other_packing] I open ZIP files only, as Instagram sends them. Send me that one, or the two JSON files in it.
        [other_list] This is another list of your export. I need <b>followers_1.json</b> and <b>following.json</b>.
        [no_lists] There are no followers and no following in this file. If it is your export, it was asked for without them: ask Instagram again for <b>Followers and following</b>, <b>All time</b>, <b>JSON</b>.
        [nested] There is a ZIP inside of this ZIP. Please send me the inner one.
        [several] There are several exports in this ZIP. Please send me one alone.
        [encrypted] This ZIP is locked with a password. Please send it as it came from Instagram; never tell me a password.
        [unsafe] This ZIP is not built as Instagram builds them, so I did not unpack it. Please send the one from Instagram's mail.
        [too_many] There are more people in this file than I can compare: <b>a million</b> is the most.
        [too_slow] Reading this file took too long, so I stopped. Send me only <b>followers_1.json</b> and <b>following.json</b> from it.
        [too_many_today] You have sent me many files today. Tomorrow I take more.
       *[broken] This file is cut off or broken. Please download it again, and send it as it is.
    } Nothing was kept and nothing was charged.
press-archive-gone = This export is no longer here.
button-archive-how = How to get the export
button-archive-not-back = Do not follow back: { $count }
button-archive-fans = You do not follow: { $count }
button-archive-mutual = Mutual: { $count }
button-archive-file = 📄 The file
button-archive-back = Back to the totals
archive-history = 📦 <b>From Instagram's own export</b>
archive-history-line = { $named ->
        [yes] <b>@{ $username }</b>
       *[no] <b>Your lists</b>
    }, { $day }
    { $sure ->
        [yes] do not follow back
       *[no] perhaps not following back
    }: <b>{ $notMutual }</b>, free
about-archive = Of an export from Instagram that you send me I read the two lists and whose they are. I keep only the names on them, just as long; not the file, and nothing else in it.
help-archive = 📦 Your own profile can be checked <b>free and at once</b>, also a private one, with the file that Instagram gives you itself: /export.

people = 📂 <b>@{ $username }</b>: { $part ->
        [not_following_back] do not follow back
        [doubtful] perhaps do not follow back
        [unknown] nobody can tell whether they follow back
        [not_followed] fans, who follow and are not followed
       *[mutual] follow each other
    }
people-count = { $count ->
        [0] Nobody.
        [one] <b>{ $count }</b> person.
       *[other] <b>{ $count }</b> people.
    }
people-named = { $count ->
        [0] Nobody whose name begins with <b>{ $prefix }</b>.
        [one] <b>{ $count }</b> name begins with <b>{ $prefix }</b>.
       *[other] <b>{ $count }</b> names begin with <b>{ $prefix }</b>.
    }
people-may-follow = ❔ Up to <b>{ $names }</b> of them may follow all the same: Instagram did not show every follower.
people-unknown = ❔ Instagram gave no clear answer about them: perhaps they follow back, perhaps they do not.
people-known = { $how ->
        [asked] 🔎 on no page of followers: Instagram was asked for this person.
       *[assumed] 🕓 followed back in the earlier check, and was not asked for again.
    }
people-may-stay = A name opens the profile. ☆ marks who may stay although they do not follow back.
which-letter = 🔤 <b>@{ $username }</b>, { $part ->
        [not_following_back] who do not follow back
        [unknown] of whom nobody can tell
        [not_followed] fans
       *[mutual] mutual
    }: what does the user name begin with?
button-may-stay = { $kept ->
        [yes] ⭐ stays
       *[no] ☆
    }
button-search = 🔤 By letter
button-summary = ⬅️ Summary
button-back = ⬅️ Back
keep-list = { $count ->
        [0] ⭐ Your list of people who may stay is empty. Press ☆ beside a name in a result to put somebody on it.
        [one] ⭐ <b>{ $count }</b> person may stay although they do not follow back. Every result and file marks them.
       *[other] ⭐ <b>{ $count }</b> people may stay although they do not follow back. Every result and file marks them.
    }
button-unkeep = ✖️ Take off
which-form = 📄 The lists of <b>@{ $username }</b>, in which form?
changes-since = 🔄 <b>@{ $username }</b>: what changed since { $day }, your last whole check
changes-none-before = 🔄 There is no earlier whole check of <b>@{ $username }</b> to compare with: its lists are kept only for a while, and very long ones are not compared. The next check shows what changed since this one.
changes-nothing = Nothing changed: the same people follow.
changes-line = { $kind ->
        [gone] Do not follow any more
        [vanished] Vanished from both lists at once: deactivated, most likely, or they block the profile
        [came] New followers
       *[renamed] Took another user name
    }: <b>{ $count }</b>
button-changed = { $kind ->
        [gone] 👋 Gone
        [vanished] 🌫 Vanished
        [came] 🌱 New
       *[renamed] ✏️ Renamed
    } · { $count }
changed-people = 🔄 <b>@{ $username }</b>: { $kind ->
        [gone] do not follow any more
        [vanished] vanished from both lists at once
        [came] new followers
       *[renamed] took another user name
    }. A name opens the profile.
which-watch = 🔔 Shall I check <b>@{ $username }</b> again by myself? Each time costs one credit, and nothing if the result is not whole. I make a sound only when something changed.
button-watch-every = { $days ->
        [1] Every day
       *[7] Every week
    }
button-unwatch = 🔕 Stop @{ $username }
watch-begun = 🔔 I watch this profile from now on. /watch shows all that I watch.
watch-line = <b>@{ $username }</b>: { $days ->
        [1] every day
       *[7] every week
    }, next { $next }
watches = 🔔 <b>Profiles that I check by myself</b>
watches-empty = 🔔 I watch no profile for you. Open a result with /last and press <b>Watch</b>.
press-unwatched = { $was ->
        [yes] 🔕 No longer watched
       *[no] This profile was not watched any more
    }
press-watches-full = You watch as many profiles as one may. Stop one first, with /watch.
card = 🚫 <b>{ $notFollowingBack }</b> { $doubtful ->
        [yes] perhaps do not follow back
       *[no] do not follow back
    }{ $unknown ->
        [0] {""}
       *[other] {" "}· ❔ <b>{ $unknown }</b> unknown
    } · 🤝 <b>{ $mutual }</b> mutual{ $known ->
        [yes] {" "}· 👀 <b>{ $fans }</b> fans
       *[no] {""}
    }
press-no-result = This check has no result
press-may-stay = { $now ->
        [kept] ⭐ May stay: marked in every result and file
        [not_kept] No longer marked
       *[full] Your list is full: take somebody off it first, with /keep
    }

which-language = Which language shall I speak? · На каком языке говорить?
language-set = From now on I speak English.

help = ❔ <b>How it works</b>

    1. Send me the name of a profile, or a link to it.
    2. I look it up and tell you how long a check takes and what it costs. Press <b>Check</b>.
    3. I read followers and following, one page after the other, and show how far I am. It takes from a minute to some hours: Instagram wants it slow.
    4. You get the totals and a file with everybody, those who do not follow back first.

    If Instagram ends our session in between, we sign in again and go on from the same page. <b>Nothing is lost</b>, and a result that is not whole costs nothing.

    Private profiles can be read only by those who follow them. Make yours public for the time of the check.
about = 🔒 <b>What is read and kept</b>

    I read only what the profile that you name shows to everybody: its full name, how many followers it has, and the names in its two lists. No messages, no pictures, no passwords: I never ask for yours.

    The lists are kept for <b>{ $days }</b> { $days ->
        [one] day
       *[other] days
    }, so that you can get the file again under /last. Then they are deleted; that you had a check, and its counts, goes after a year. No other customer sees any of it.

    The people who run this service can look into lists and results, to help when something goes wrong. They give them to nobody.

    Of you I keep your number, name and language in Telegram, your credits and your checks. /mydata sends you all of it, /forget deletes it.

    Somebody who does not want their own profile checked sends /hide: it is not read any more, by anybody.

button-offer = Terms
button-privacy = Privacy
button-hide = Nobody may check my profile
text-version = Version { $version }, from { $day }.
offer-usual = 📜 <b>The terms</b>

    You buy checks. One check reads the two public lists of one Instagram profile and tells who does not follow back. It is paid when its result is whole; any other end costs nothing, and the credit comes back.

    Instagram decides what it shows and how fast. I promise no time; I promise that nothing is lost and nothing is paid twice.

    Credits do not expire and cannot be handed on. Credits that were not spent are paid back on request, the way you paid: /paysupport.

    Telegram is not responsible for this service and does not help with its payments: we do.

    The result is for you. Please do not use it to harass anybody. What is read and kept is in /about.
privacy-usual = 🔒 <b>Privacy</b>

    Of you I keep your number, name and language in Telegram, your credits and your checks; of profiles what they show to everybody. Lists are kept for <b>{ $days }</b> { $days ->
        [one] day
       *[other] days
    }. Nothing is sold or given to others.

    /mydata sends you all of it, /forget deletes it. /hide keeps your own profile from being checked.
hide-how = 🙈 <b>Nobody may check my profile</b>

    Send <b>/hide</b> and the name of your profile, such as <b>/hide ada.lovelace</b>. I give you a word; you put it into the profile's biography, and I look whether it is there. That proves that the profile is yours. Afterwards nobody can check it here, checks under way end, and its lists are deleted.

    If that is not possible, write to the people who run this service.
hide-word = 🙈 Please put this word into the biography of <b>@{ $username }</b> for a moment:

    <code>{ $word }</code>

    Then press the button. It holds for 24 hours; afterwards you can take it out again.
button-proved = It is there, please look
hide-finding = { $finding ->
        [proved] ✅ <b>@{ $username }</b> is yours, and from now on nobody can check it here. You can take the word out of the biography. If you change your mind, write to the people who run this service.
        [no_word] 🔎 I looked, and <b>{ $word }</b> is not in the biography of <b>@{ $username }</b> yet. Instagram may need a minute to show it.
        [missing] 🤷 Instagram has no profile with the name <b>@{ $username }</b>. Please look at the spelling.
        [too_soon] I looked just now. Please try again in half a minute.
        [too_often] I may look only so often for one person. Please try again a little later.
        [too_old] This word is too old. Please send /hide and the name once more.
       *[unknown] I cannot look at Instagram just now. The word stays good for 24 hours; please try again in some minutes.
    }
my-data = 📦 This is everything that is kept about you. The lists of a result are in its own file, under /last.
confirm-forget = 🗑 <b>Forget you?</b> I delete your name, your checks with their lists and files, and everything else that is yours here. This cannot be taken back.
forget-open = Checks that are under way are cancelled.
forget-credits = { $credits ->
        [one] <b>{ $credits }</b> credit that you have not used is lost with it.
       *[other] <b>{ $credits }</b> credits that you have not used are lost with it.
    }
forget-kept = What the law wants kept stays as sums without a name: how much was paid, and how many credits moved. Files that you have in this chat stay yours.
button-forget = Delete everything about me
button-stay = No, leave it as it is
forget-refund = ↩️ A payment of yours is on its way back to you just now. Nothing was deleted: please send /forget again once the Stars are back.
not-forgotten = All right, everything stays as it is.
forgotten = ✅ Everything about you is deleted. If you write to me again, we begin anew.

refused-invalid = This did not have the form that I expected. Nothing was changed; /help says how it works.
refused-forbidden = This is not for you to do. Nothing was changed.
refused-not-found = I do not find this any more. /last shows your checks.
refused-conflict = Something else happened in the meantime, so this is not possible now. /last shows how it stands.
refused-payment = There are not enough credits on your balance. /balance says more.
refused-throttled = That was a little too fast. Please try again in a minute.
refused-gone = The lists of this check have been deleted, as promised: they are kept only for a while.
refused-unavailable = I cannot do this for a moment. <b>Nothing is lost</b>; please try again in a minute.
something-broke = That did not work, and it is our fault. <b>Nothing is lost and nothing was charged.</b> If it happens again, tell us this code: <b>{ $code }</b>

# For operators

op-help = 🛠 <b>For operators</b>

    /admin_sessions: the accounts and their sessions
    /admin_check_session <i>account</i>: one session, and when it last proved itself
    /admin_refresh <i>account</i>: sign an account in again
    /admin_set_session <i>sessionid or cookies</i>: hand in a session; your message is deleted at once
    /admin_code <i>code</i>: what code is wanted, and its answer

    /admin_stats: what is going on now
    /admin_daily: the last seven days
    /admin_failed: the checks that failed last
    /admin_broadcast <i>text</i>: write to many customers
    /admin_maintenance: take no new checks for a while

    When a code is needed I write to you: reply to that message with the code.
op-link-first = 🔗 Notices for operators come here, but I do not know who you are, so I take no codes, sessions or commands from this chat; what you sent of the kind is deleted. Link it once: in the dashboard open <b>Settings → Telegram</b>, ask for a code, and send me <b>/link</b> and that code.
op-linked = ✅ This chat is now linked to <b>{ $name }</b>. { $role ->
        [viewer] Your role is viewer: you can look at the dashboard, and there is nothing for you to do here.
       *[other] Send /admin_help to see what you can do here.
    } You can unlink it in the dashboard at any time.
op-link-refused = { $reason ->
        [taken] 🔗 This chat is linked to another operator already. Unlink it there first.
       *[other] 🔗 I do not know this code: it works once and for ten minutes. Ask for a new one in the dashboard, under Settings → Telegram.
    }
op-which-account = Which account? Send { $command } and its name. There is: { $accounts }.
op-refresh-asked = { $joined ->
        [yes] 🔄 A sign-in of <b>@{ $username }</b> was already under way.
       *[no] 🔄 <b>@{ $username }</b> is being signed in again.
    } I tell you how it went.
op-no-accounts = There is no account yet. Add one in the dashboard, or hand in a session with /admin_set_session.
op-account = <b>@{ $username }</b>: { $health ->
        [active] ✅ signed in
        [resting] 💤 rests
        [refreshing] 🔄 is being signed in
        [code_wanted] 🔑 a code is wanted
        [signed_out] ⚠️ signed out
        [blocked] ⛔ needs a person
        [suspended] ⛔ suspended by Instagram
       *[paused] ⏸ paused
    }; reading { $running }, waiting { $waiting }
op-session = Session { $number }: <code>{ $masked }</code>, { $requests } requests
op-no-session = No session now.
op-session-asked = { $found ->
        [alive] ✅ Asked just now: Instagram answers this session.
        [over] ⚠️ Asked just now: Instagram does not accept this session any more.
        [renewed] 🔄 It was renewed meanwhile: another session took its place.
        [none] ➖ There is no session that could be asked.
       *[no_answer] 🤷 Could not be asked in time: no worker, no free request, or no clear answer. What follows is what is known.
    }
op-session-age = It was obtained { $age }.
op-session-good = Instagram last answered it { $ago }.
op-session-new = Nothing has been asked with it yet.
op-daily = 📅 <b>The last seven days</b> (UTC)
op-day = <b>{ $day }</b>
    Newcomers: { $newcomers }
    Checks: { $completed } completed, { $failed } failed, { $cancelled } cancelled
    Sessions renewed: { $renewed }
op-none-failed = ✅ No check has failed.
op-failed = ✖️ <b>Checks that failed last</b>
op-failed-line = <b>@{ $username }</b> for { $customer }, { $ago }
    { $failure ->
        [target_missing] There is no such profile.
        [target_private] The profile is private.
        [lists_short] Too little of the lists was shown.
        [no_session] For too long, no account could read.
        [opted_out] Its owner asked not to be read.
        [unreachable] Instagram did not answer for too long.
        [held_back] The accounts had to rest for too long.
        [our_fault] The same error came again and again.
       *[unreadable] Instagram answered in a way that we do not know.
    }
op-no-questions = 🔑 No code is wanted now.
op-question = 🔑 <b>@{ $username }</b> waits for a code{ $known ->
        [yes] , sent to { $to }
       *[no] {""}
    }: <b>{ $time }</b> left. <a href="{ $link }">Open the code page</a>
op-question-how = Send <b>/admin_code</b> and the code; with several questions, the account before it.
op-press-link-first = This chat is linked to no operator, so its buttons do nothing. Link it in the dashboard, under Settings → Telegram.
op-notice-forgotten = I do not know any more what this message was about. /admin_sessions shows how the accounts stand.
op-account-gone = This account is not in service any more.
op-paused = ⏸ <b>@{ $username }</b> is paused: nothing reads with it and nothing signs it in. Its checks go on with another account, or wait.
op-not-paused = <b>@{ $username }</b> cannot be paused: it is not in use now.
op-button-resume = Resume it
op-resumed = ▶️ <b>@{ $username }</b> is in use again.
op-resend = { $how ->
        [now] 🔁 A new code for <b>@{ $username }</b> is being asked for. I write as soon as it is on its way.
        [later] 🔁 A new code for <b>@{ $username }</b> is asked for as soon as Instagram allows it.
       *[over] This question is not open any more.
    }
op-snoozed = 😴 I remind nobody of this for { $time }. If something new happens, I write all the same.
op-incident-over = This is over already, so nobody is reminded of it.
op-access-over = Somebody has answered this already, or the customer is gone.
op-access = { $answer ->
        [granted] 🎁 Given: <b>{ $credits }</b> { $credits ->
            [one] credit
           *[other] credits
        }. The customer is told.
       *[declined] The customer is told, kindly, that it does not work out now.
    }
op-stats = 📊 Accounts: <b>{ $active }</b> of <b>{ $accounts }</b> signed in.

    Checks: <b>{ $running }</b> read, <b>{ $queued }</b> in the queue, <b>{ $parked }</b> wait.

    Codes wanted: <b>{ $codes }</b>.
only-operators = 🛠 This bot is for the people who run the service. To check a profile, write to the bot from which you have the link.
op-maintenance = { $state ->
        [until] 🛠 No new checks are taken for another { $time }. Those under way go on to their end. <b>/admin_maintenance off</b> ends it earlier.
        [on] 🛠 No new checks are taken until you send <b>/admin_maintenance off</b>. Those under way go on to their end.
       *[off] ✅ New checks are taken. <b>/admin_maintenance 2h</b>, <b>30m</b> or <b>on</b> stops that; customers read until when.
    }
op-broadcast-how = 📣 Send <b>/admin_broadcast</b> and the text in the same message. I show it as customers will see it, and nobody gets it before you press.
op-broadcast = { $status ->
        [draft] 📣 The message above is for { $recipients ->
            [one] <b>{ $recipients }</b> customer
           *[other] <b>{ $recipients }</b> customers
        }. Choose whom it is for, then send it. Nobody gets it twice.
        [sending] 📣 Being sent: <b>{ $sent }</b> of <b>{ $recipients }</b>, { $owed } on their way.
        [done] ✅ { $owed ->
            [0] It was sent to everybody.
           *[other] The last { $owed } are on their way.
        } Delivered: <b>{ $sent }</b>, not deliverable: { $undelivered }.
       *[stopped] ✖️ Stopped. Delivered: <b>{ $sent }</b>.
    }{ $doubtful ->
        [yes] {" "}Of { $uncertain } Telegram did not say whether they arrived; they are not sent twice.
       *[no] {""}
    }
op-segment-language = { $value ->
        [en] Who speaks: English
        [ru] Who speaks: Russian
       *[any] Who speaks: any language
    }
op-segment-balance = { $value ->
        [some] Credits: some
        [none] Credits: none
       *[any] Credits: any or none
    }
op-segment-activity = { $value ->
        [active30] Came: in the last 30 days
        [quiet30] Came: not in the last 30 days
        [quiet90] Came: not in the last 90 days
       *[any] Came: at any time
    }
op-button-send = Send to { $recipients }
op-button-discard = Throw away
op-button-stop = Stop
op-button-how-far = How far?
op-session-unreadable = { $why ->
        [odd_value] This is not the value of a <b>sessionid</b> cookie. It looks like 48740228…:…
        [other_site] These are cookies of { $detail }, not of instagram.com.
        [no_sessionid] There are cookies of Instagram here ({ $detail }), but no <b>sessionid</b>. A page’s own script cannot see it: copy it from the browser’s developer tools.
        [broken_json] This JSON is cut off or broken, and no whole cookie with a session is in it. Long lists go in through the dashboard.
        [expired] The session in this text ended by itself on { $detail }.
        [two_sessions] There are two sessions in this text ({ $detail }), and nothing tells which one is meant. Send the one that you mean.
       *[nothing] I see no session here. Send /admin_set_session and a <b>sessionid</b>, or cookies with one: a Cookie header, a curl command, a cookie file as text. A second line <code>ua=…</code> may name the user agent of that browser.
    } Your message was deleted; nothing was changed.
op-session-foreign = ⚠️ { $whose ->
        [name] This session belongs to <b>@{ $username }</b> (id { $id }), not to <b>@{ $expected }</b>.
        [id] This session belongs to the Instagram account with the id { $id }, not to <b>@{ $expected }</b>.
       *[nobody] Nothing shows that this session belongs to <b>@{ $expected }</b>.
    } Nothing was changed. Your message was deleted.
op-session-file = 📎 This file may hold a session, so I deleted it and did not open it. Send the <b>sessionid</b> or the cookies as text, or hand the file’s content in through the dashboard.
op-reader-unknown = 🆕 This session works. It is of <b>@{ $username }</b>, which is no account of the service. Shall it be added as a new reader? Your message was deleted; the question holds for 10 minutes.
op-reader-added = ✅ <b>@{ $username }</b> is a new reader: generation <b>{ $number }</b>, <code>{ $masked }</code>. The other operators are told.
op-reader-not-added = All right, the session is forgotten and nothing was changed.
op-reader-forgotten = I do not have this session any more: I keep it for 10 minutes, in memory only. Nothing was changed; send it once more.
button-add-reader = Add @{ $username } as a new reader
button-no-reader = No
never-send-sessions = 🔐 This looked like a session or cookies, which open an account like a password, so I deleted it. Please never send such things to anybody, me included: I only need the name of a profile.
op-session-taken = ✅ <b>@{ $username }</b> goes on with the new session: generation <b>{ $number }</b>, <code>{ $masked }</code>. Your message was deleted.
op-session-refused = ⚠️ Instagram did not take this session: { $verdict ->
        [signed_out] it is signed out.
        [unclear] it is signed out, or Instagram wants it slower.
        [challenged] it wants a person to confirm something first.
        [warning] it warns of automated behaviour first.
        [suspended] the account is suspended.
        [throttled] it asks to slow down; please try again later.
        [unreachable] Instagram could not be reached.
        [wrong_identity] it is tied to another browser. A second line <code>ua=…</code> with the user agent of that browser may help.
        [endpoint_retired] the address at which sessions are tried answers no more; please tell whoever runs the service.
       *[other] the answer was one that we do not know, so nothing is proven of it.
    } What was in use stays in use. Your message was deleted.
op-code-digits = This is not the code that Instagram wants: it has as many digits (or letters and digits) as Instagram sent. Your message was deleted; please reply again.
op-code-reply = 🔑 This looks like a code, so I deleted your message. Please send it as a <b>reply</b> to the message that asks for it.
op-code-late = 🔑 This looks like a code, so I deleted your message. No code is wanted now{ $outcome ->
        [succeeded] : <b>@{ $username }</b> has been signed in meanwhile.
        [failed] : the last sign-in of <b>@{ $username }</b> has ended without a session.
       *[none] .
    } If one is needed again, I ask.
button-check-digits = Check @{ $username } (costs { $price })
op-code-taken = 👌 The code for <b>@{ $username }</b> is being entered. I tell you how it went.
op-code-answered = This question was answered already by <b>{ $by }</b>.
op-code-expired = This question has expired. If a code is still needed, I ask again.
op-code-closed = This question is closed: the sign-in went another way.
