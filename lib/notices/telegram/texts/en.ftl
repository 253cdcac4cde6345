# What customers are told about a check

progress-queued = ⏳ <b>@{ $username }</b> is in the queue. It starts as soon as a reader is free.

    Nothing to do for you: this message keeps itself up to date.
progress-looking = 🔎 <b>@{ $username }</b>: looking up the profile.
progress-reading = 🔎 <b>@{ $username }</b>: reading { $list ->
        [followers] who follows
       *[following] who is followed
    }

    { $bar }
    Followers: <b>{ FIGURE($followersRead) }</b> of { FIGURE($followers) }
    Following: <b>{ FIGURE($followingRead) }</b> of { FIGURE($following) }
time-left = About <b>{ $time }</b> left.
progress-comparing = 🔎 <b>@{ $username }</b>: all is read, comparing the lists.
progress-parked = ⏸ <b>@{ $username }</b> waits since { $since }.

    { $reason ->
        [session] Instagram ended our session; we are signing in again.
        [code] Instagram wants a code from one of our people; they have been asked.
        [budget] Instagram asked everybody to slow down for a while.
        [deploy] Mutuals is being updated; it goes on in a moment.
        [unreachable] Instagram cannot be reached right now; we try again by ourselves.
       *[operator] Our people have paused the reading.
    }

    <b>Nothing is lost</b> and nothing is charged: { $read ->
        [0] the check goes on by itself.
        [one] <b>{ FIGURE($read) }</b> profile is kept, and the check goes on from there.
       *[other] <b>{ FIGURE($read) }</b> profiles are kept, and the check goes on from there.
    }
summary = ✅ <b>@{ $username }</b>

    Followers: <b>{ FIGURE($followers) }</b>
    Following: <b>{ FIGURE($following) }</b>
    Mutual: <b>{ FIGURE($mutual) }</b> ({ $share })
    Do not follow back: <b>{ FIGURE($notMutual) }</b>
summary-file = The whole list is in the file below.
summary-file-partial = What was read is in the file below.
summary-partial = ⚠️ <b>@{ $username }</b>: Instagram did not show everything.

    { $lists }

    Somebody who is missing from a list that is short may follow back all the same, so please read the numbers with care:

    Followers read: <b>{ FIGURE($followers) }</b>
    Following read: <b>{ FIGURE($following) }</b>
    Mutual: <b>{ FIGURE($mutual) }</b>
    Perhaps not following back: <b>{ FIGURE($notMutual) }</b>

    <b>This check cost nothing</b>: your credit is back.
short-list = { $list ->
        [followers] Followers
       *[following] Following
    }: <b>{ FIGURE($read) }</b> of { FIGURE($declared) } could be read.
progress-failed = ✖️ <b>@{ $username }</b>: ended without a result. Nothing was charged.
progress-cancelled = ✖️ <b>@{ $username }</b>: cancelled. Your credit is back.
failed = ✖️ <b>@{ $username }</b> could not be checked.

    { $failure ->
        [target_missing] Instagram has no profile with this name. Perhaps it was renamed: please look at the spelling.
        [target_private] The profile is private, so its lists are hidden from us. If it is yours, make it public for the time of the check.
        [lists_short] Instagram showed too little of the lists for an honest answer.
        [no_session] Instagram did not let us in for a long time.
        [opted_out] The owner of this profile asked not to be read, and we respect that.
        [unreachable] Instagram did not answer us for a long time.
        [held_back] Instagram asked us to wait for longer than we want to keep you waiting.
        [our_fault] Something on our side failed again and again. That is our fault, and our people have been told.
       *[unreadable] Instagram answered in a way that we do not understand yet. Our people have been told.
    }

    <b>Your credit came back</b>, so you can use it for another check.
report-caption = 📄 Everybody on <b>@{ $username }</b>'s lists; those who do not follow back come first.
report-caption-partial = 📄 What Instagram showed of <b>@{ $username }</b>'s lists. They are not complete.
button-cancel = Cancel

# What operators are told

op-code-needed = 🔑 <b>@{ $username }</b> needs a code to sign in.

    { $question ->
        [app_code] Instagram asks for the code of the authenticator app.
        [text_code] Instagram sent a code by text message.
        [whatsapp_code] Instagram sent a code by WhatsApp.
        [email_code] Instagram sent a code by e-mail.
        [backup_code] Instagram asks for a backup code.
        [approve_on_device] Instagram asks to approve the sign-in on another device.
       *[other] Instagram asks a person: { $question }
    }
op-code-how = { $channel ->
        [email] The code is typed on the code page, or in answer to the bot's message. <a href="{ $link }">Open the code page</a>
       *[telegram] Reply to this message with the code, or <a href="{ $link }">open the code page</a>.
    }
op-approve-how = { $channel ->
        [email] Approve it on the phone. <a href="{ $link }">The page of this sign-in</a>
       *[telegram] Approve it on the phone; <a href="{ $link }">the page of this sign-in</a> shows how it goes.
    }
op-code-reminder = ⏳ <b>@{ $username }</b> still waits for { $question ->
        [approve_on_device] your approval on the phone
       *[other] the code
    }: <b>{ $time }</b> left. { $channel ->
        [email] <a href="{ $link }">Open the code page</a>
       *[telegram] Reply here, or <a href="{ $link }">open the code page</a>.
    }
op-code-outcome = { $status ->
        [answered] 🔑 <b>@{ $username }</b>: the code is being entered.
        [accepted] ✅ <b>@{ $username }</b>: the code was accepted.
        [refused] ⚠️ <b>@{ $username }</b>: Instagram did not accept the code.
        [expired] ⌛ <b>@{ $username }</b>: nobody answered in time. Nothing is lost: checks wait, and I ask again when a code is needed.
       *[closed] ✖️ <b>@{ $username }</b>: no code is needed any more.
    }
op-code-by = It came from <b>{ $by }</b>, through { $door ->
        [bot] this bot.
        [api] the API.
       *[dashboard] the dashboard.
    }
op-refreshed = ✅ <b>@{ $username }</b> has a new session. Waiting checks go on.
op-recovered = ✅ <b>@{ $username }</b> is signed in again after trouble. Waiting checks go on.
op-refresh-failed = ⚠️ <b>@{ $username }</b> could not be signed in: { $failure ->
        [wrong_password] Instagram refused the password. It will not be tried again until you set a new one.
        [unknown_user] Instagram does not know this user name.
        [no_password] no password is stored.
        [submissions_used_up] the sign-ins allowed for now are used up.
        [code_wrong] the code was refused.
        [code_timeout] nobody gave the code in time.
        [challenge_unsupported] Instagram asks for something that only a person can do in the app.
        [captcha] Instagram shows a CAPTCHA, which only a person may solve.
        [suspended] Instagram has suspended the account.
        [throttled] Instagram asked to slow down.
        [warning] Instagram warns of automated behaviour and wants a person to confirm.
        [unknown_screen] Instagram showed a screen that we do not know yet.
        [browser_crashed] the browser crashed.
        [network] Instagram could not be reached.
        [timed_out] it took too long.
        [aborted] it was stopped.
        [lease_lost] another worker took over.
        [unsealable] the stored credentials cannot be opened with the present key.
        [other_account] the sign-in ended in another Instagram profile. Nothing was changed.
        [foreign_host] the browser was led to a page that is not Instagram's. Nothing was typed there.
        [deletion_pending] the account waits for its deletion. Only its owner may decide to keep it.
       *[other] { $failure }
    }
op-needs-person = A person is needed: <a href="{ $link }">open the attempt</a>.
op-tries-again = It will be tried again by itself. <a href="{ $link }">Open the attempt</a>.
op-nothing-left = 🚨 No account can read right now. { $waiting ->
        [0] No check waits yet.
        [one] <b>{ FIGURE($waiting) }</b> check waits.
       *[other] <b>{ FIGURE($waiting) }</b> checks wait.
    } Nothing is lost. <a href="{ $link }">Open the accounts</a>.
op-alarm = 🚨 Instagram answered in a way that needs a look: { $verdict ->
        [endpoint_retired] an address that we read lists from is gone.
        [list_withheld] it withholds a list although its total is positive.
        [unrecognised] the answer has a shape that we do not know.
        [wrong_identity] it refused the browser identity of a session.
        [suspended] an account is suspended.
        [challenged] it wants a person to confirm something for an account.
        [warning] it warns an account of automated behaviour.
       *[other] { $verdict }
    }
op-alarm-detail = { $detail }
op-still = ⏰ Still so, after <b>{ $time }</b>:
op-contract-broken = 🚨 Instagram does not answer as it did: { $surface ->
        [profile] the look-up of profiles
       *[list] the reading of lists
    } { $verdict ->
        [endpoint_retired] meets an address that is gone.
        [list_withheld] gets an empty list, although its total is positive.
        [unrecognised] gets an answer of a shape that we do not know.
       *[other] is refused: { $verdict }
    }
op-contract-fallback = { $so ->
        [works] The next way works, and checks take it by themselves. It may be slower.
        [fails] The next way does not work either: <b>checks cannot be finished now</b>. Their credits are safe.
       *[untried] Whether the next way works could not be tried yet.
    }
op-contract-restored = ✅ Instagram answers as before: { $surface ->
        [profile] the look-up of profiles
       *[list] the reading of lists
    } is well again.
op-digest = 🌤 In the quiet hours { $accounts ->
        [one] <b>{ FIGURE($accounts) }</b> account was
       *[other] <b>{ FIGURE($accounts) }</b> accounts were
    } signed in anew, without anybody's help:
op-digest-line = ✅ <b>@{ $username }</b>, { $times ->
        [one] { FIGURE($times) } new session
       *[other] { FIGURE($times) } new sessions
    }{ $after ->
        [trouble] {" "}after trouble
       *[nothing] {""}
    }
op-digest-more = … and { FIGURE($more) } more
op-digest-link = <a href="{ $link }">Open the accounts</a>

# Subjects of e-mails to operators

op-subject = { $kind ->
        [code_needed] @{ $username } needs a code to sign in
        [code_reminder] @{ $username } still waits for a code
        [refreshed] @{ $username } has a new session
        [recovered] @{ $username } is signed in again
        [refresh_failed] @{ $username } could not be signed in
        [nothing_left] No account can read right now
        [alarm] Instagram answered in a way that needs a look
        [contract_broken] Instagram does not answer as it did
        [contract_restored] Instagram answers as before
        [digest] Good news of the quiet hours
       *[other] News of Mutuals
    }
op-subject-still = Still: { $said }
