welcome = 👋 Hello, <b>{ $name }</b>!

    I find out who on Instagram does not follow you back. Send me the name of a profile, and I read both of its lists and compare them.

    If something gets in the way, <b>nothing is lost</b>: I go on from where I was, and you pay only for a whole result.
consent = By going on you agree that I read what the profile shows and keep the lists for a while, so that you can get your file again. /about says for how long.
only-private = Please write to me in a private chat: what we talk about is nobody else's business.

menu-check = 🔎 Check a profile
menu-balance = 💳 Balance
menu-last = 🗂 My checks
menu-language = 🌐 Language
menu-help = ❔ Help

command-check = Check a profile
command-balance = What is on your balance
command-last = Your checks and their files
command-language = English or Russian
command-help = How it works
command-about = What is read and kept

which-profile = 🔎 Which profile? Send me its name, such as <b>ada.lovelace</b> or <b>@ada.lovelace</b>, or a link to it.
username-empty = There is no name in this message. Send me one, such as <b>ada.lovelace</b>, or a link to the profile.
username-too-long = An Instagram name has at most <b>30</b> characters; this one is longer. Please look at it again.
username-characters = This is not an Instagram name. It has Latin letters, digits, underscores and single dots, such as <b>ada.lovelace</b>.
not-a-profile-link = This link does not lead to an Instagram profile. I expect one such as <b>instagram.com/ada.lovelace</b>.
only-text = I only read text. Send me the name of a profile, or a link to it.
unknown-command = I do not know this command. /help says what I can do.

confirm-check = 🔎 Check <b>@{ $username }</b>?

    It costs <b>{ FIGURE($price) }</b> { $price ->
        [one] credit
       *[other] credits
    } of your <b>{ FIGURE($balance) }</b>, and nothing if the result is not whole.
button-check = Check
button-not-now = Not now
not-ordered = All right, nothing was checked and nothing was charged.
check-ordered = 👌 <b>@{ $username }</b> is accepted. You can close the chat: I write as soon as there is something to see.
check-joined = 👌 <b>@{ $username }</b> is being checked already. It is paid once, and its message above keeps itself up to date.
press-ordered = Accepted
press-already-ordered = This check was accepted before
press-already-ended = This check has ended already
press-not-yours = This button does not belong to you.
press-file-coming = The file is on its way
too-many-today = You have used all of today's checks: <b>{ FIGURE($limit) }</b> in 24 hours, so that Instagram stays friendly. Nothing was charged; please come again tomorrow.

credits-left = 💳 { $balance ->
        [0] There are no credits on your balance.
        [one] There is <b>{ FIGURE($balance) }</b> credit on your balance.
       *[other] There are <b>{ FIGURE($balance) }</b> credits on your balance.
    } One check costs one credit.
tariff = <b>{ FIGURE($credits) }</b> { $credits ->
        [one] check
       *[other] checks
    }: <b>{ FIGURE($price) } ₽</b>
ask-manager = To get more, write to our manager.
ask-whoever-invited = To get more, write to whoever gave you this bot.
button-manager = Write to the manager
button-more-credits = Get more
balance = 💳 { $balance ->
        [one] <b>{ FIGURE($balance) }</b> credit
       *[other] <b>{ FIGURE($balance) }</b> credits
    } on your balance. One check costs one credit.
reserved = { $reserved ->
        [one] <b>{ FIGURE($reserved) }</b> more is set aside for a check that is under way.
       *[other] <b>{ FIGURE($reserved) }</b> more are set aside for checks that are under way.
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
        [completed] do not follow back: <b>{ FIGURE($notMutual) }</b>
        [partial] not complete, cost nothing
        [failed] ended without a result, cost nothing
       *[cancelled] cancelled, cost nothing
    }
button-file = 📄 @{ $username }

which-language = Which language shall I speak? · На каком языке говорить?
language-set = From now on I speak English.

help = ❔ <b>How it works</b>

    1. Send me the name of a profile, or a link to it.
    2. Look at the price and press <b>Check</b>.
    3. I read followers and following, one page after the other, and show how far I am. It takes from a minute to some hours: Instagram wants it slow.
    4. You get the totals and a file with everybody, those who do not follow back first.

    If Instagram shows us out in between, we sign in again and go on from the same page. <b>Nothing is lost</b>, and a result that is not whole costs nothing.

    Private profiles cannot be read.
about = 🔒 <b>What is read and kept</b>

    I read only the two lists of the profile that you name: names and user names. No messages, no pictures, no passwords: I never ask for yours.

    Lists are kept for <b>{ FIGURE($days) }</b> { $days ->
        [one] day
       *[other] days
    }, so that you can get the file again under /last, and are deleted then. They are shown to nobody else.

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
    /admin_stats: what is going on now
    /admin_refresh <i>account</i>: sign an account in again
    /admin_set_session <i>sessionid</i>: hand in a session; your message is deleted at once

    When a code is needed I write to you: reply to that message with the code.
op-refresh-which = Which account? Send /admin_refresh and its name. There is: { $accounts }.
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
    }; reading { FIGURE($running) }, waiting { FIGURE($waiting) }
op-session = Session { FIGURE($number) }: <code>{ $masked }</code>, { FIGURE($requests) } requests
op-no-session = No session now.
op-not-alone = Cannot sign in alone: { $because ->
        [no_password] no password is stored.
        [no_totp_seed] no seed for codes is stored, so a person has to type them.
        [password_refused] Instagram refused the password.
        [blocked] a person has to put something right first.
        [suspended] Instagram suspended the account.
       *[paused] it is paused.
    }
op-stats = 📊 Accounts: <b>{ FIGURE($active) }</b> of <b>{ FIGURE($accounts) }</b> signed in.

    Checks: <b>{ FIGURE($running) }</b> read, <b>{ FIGURE($queued) }</b> in the queue, <b>{ FIGURE($parked) }</b> wait.

    Codes wanted: <b>{ FIGURE($codes) }</b>.
op-session-unreadable = This is not the value of a <b>sessionid</b> cookie. It looks like 48740228…:… Your message was deleted; nothing was changed.
op-session-taken = ✅ <b>@{ $username }</b> goes on with the new session: generation <b>{ FIGURE($number) }</b>, <code>{ $masked }</code>. Your message was deleted.
op-session-refused = ⚠️ Instagram did not take this session: { $verdict ->
        [signed_out] it is signed out.
        [unclear] it is signed out, or Instagram wants it slower.
        [challenged] it wants a person to confirm something first.
        [warning] it warns of automated behaviour first.
        [suspended] the account is suspended.
        [throttled] it asks to slow down; please try again later.
        [unreachable] Instagram could not be reached.
       *[other] the answer was one that we do not expect ({ $verdict }).
    } What was in use stays in use. Your message was deleted.
op-code-digits = This is not the code that Instagram wants: it has as many digits (or letters and digits) as Instagram sent. Your message was deleted; please reply again.
op-code-reply = 🔑 This looks like a code, so I deleted your message. Please send it as a <b>reply</b> to the message that asks for it.
op-code-taken = 👌 The code for <b>@{ $username }</b> is being entered. I tell you how it went.
op-code-answered = This question was answered already by <b>{ $by }</b>.
op-code-expired = This question has expired. If a code is still needed, I ask again.
op-code-closed = This question is closed: the sign-in went another way.
