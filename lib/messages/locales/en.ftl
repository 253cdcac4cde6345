# What customers are told about a check

progress-queued = ⏳ <b>@{ $username }</b> is in the queue{ $place ->
        [0] {""}
        [1] , the next one
       *[other] , place <b>{ $place }</b>
    }. It starts as soon as a reader is free.

    Nothing to do for you: this message keeps itself up to date.
progress-looking = 🔎 <b>@{ $username }</b>: looking up the profile.
progress-reading = 🔎 <b>@{ $username }</b>: { $list ->
        [followers] reading who follows
        [both] reading both lists
        [nobody] asking Instagram for people one by one
       *[following] reading who is followed
    }{ $again ->
        [yes] , once more from the beginning
       *[no] {""}
    }
progress-figures = { $bar ->
        [yes] { $share }
       *[no] Instagram does not say how many there are.
    }
    { $followersKnown ->
        [unread] {""}
        [yes] Followers: <b>{ $followersRead }</b> of { $followers }
       *[no] Followers: <b>{ $followersRead }</b>
    }
    Following: <b>{ $followingRead }</b>{ $followingKnown ->
        [yes] {" "}of { $following }
       *[no] {""}
    }
progress-asked = Asking: <b>{ $asked }</b>{ $known ->
        [yes] {" "}of { $toAsk }
       *[no] {""}
    }
time-left = About <b>{ $time }</b> left.
progress-comparing = 🔎 <b>@{ $username }</b>: all is read, comparing the lists.
progress-parked = ⏸ <b>@{ $username }</b> { $waited ->
        [long] has been waiting for { $time }.
       *[now] waits.
    }
progress-reason = { $reason ->
        [signing_in] We are not signed in right now; a sign-in is under way.
        [ready] We are signed in again; it goes on in a moment.
        [code] Instagram asks for a code; a person was asked.
        [approval] Instagram wants the sign-in confirmed on a phone; a person was asked.
        [throttled] Instagram wants us to wait before we sign in again; then we try by ourselves.
        [code_later] Instagram asks for a code, and nobody gave it in time; we ask again soon.
        [retry] Signing in did not work yet; we try again by ourselves.
        [warning] Instagram wants a person to look at our account; the owner was told.
        [suspended] Instagram has suspended our account; the owner was told.
        [wrong_password] Instagram refused our password; the owner was told.
        [no_password] A person has to sign our account in; the owner was told.
        [captcha] Instagram wants a person to solve a puzzle before we may sign in; the owner was told.
        [person] Our account cannot be signed in without a person; the owner was told.
        [paused] Our people have paused our account for now.
        [nobody] No account of ours is signed in right now.
        [budget] Our accounts rest for a while, so as not to ask Instagram for too much; then we go on by ourselves.
        [deploy] Mutuals is being updated; it goes on in a moment.
        [unreachable] Instagram gives no usable answer right now; we try again by ourselves.
        [operator] Our people have paused the reading.
       *[other] It cannot go on right now.
    }
progress-kept = <b>Nothing is lost</b> and nothing is charged: { $read ->
        [0] the check goes on by itself.
        [one] <b>{ $read }</b> profile is kept, and the check goes on from there.
       *[other] <b>{ $read }</b> profiles are kept, and the check goes on from there.
    }
progress-long = If it takes too long, it ends by itself and costs nothing.
summary = ✅ <b>@{ $username }</b>

    { $followersKnown ->
        [read] Followers: <b>{ $followers }</b>
        [declared] Followers: <b>{ $followers }</b>, as the profile says
       *[no] Followers: not read
    }
    Following: <b>{ $following }</b>
    Mutual: <b>{ $mutual }</b> ({ $share })
    Do not follow back: <b>{ $notMutual }</b>
summary-exact = 🛡 Both lists are whole, to the last person.
summary-asked = { $what ->
        [asked_each] 🛡 Followers were not read: everybody who was not seen among them at once was asked for, one by one: <b>{ $people }</b>.
        [all_listed] 🛡 Everybody who is followed is on the pages of followers: <b>{ $people }</b>.
        [asked_suspects] 🛡 Whoever is on no page of followers was asked for, one by one: <b>{ $people }</b>.
        [corrected] 🔎 On no page of followers, and do follow: <b>{ $people }</b>.
       *[asked] 🔎 Asked for one by one, with a clear answer: <b>{ $people }</b>.
    }
summary-rechecked = 🛡 A re-check: it was asked for <b>{ $people }</b>, the others are taken from the check of { $day }.
summary-assumed = Taken from it: <b>{ $people }</b>. Of those who followed back then, <b>{ $sampled }</b> picked by chance were asked for and still do: at most { $risk } of the others may not any more.
summary-some = ⚠️ <b>@{ $username }</b>: { $why ->
        [not_told] of some people nobody can tell whether they follow back. Instagram did not show every follower, and gave no clear answer about them.
        [in_part] Instagram did not show everybody who is followed.
       *[untold] nothing proves that this is everybody: Instagram told no total, or another than it showed.
    }

    { $followersKnown ->
        [read] Followers: <b>{ $followers }</b>
        [declared] Followers: <b>{ $followers }</b>, as the profile says
       *[no] Followers: not read
    }
    Following: <b>{ $following }</b>
    Mutual: <b>{ $mutual }</b>
    Do not follow back: <b>{ $notMutual }</b>
    Nobody can tell: <b>{ $unknown }</b>

    <b>This check cost nothing</b>: your credit is back.
summary-within = 🛡 Both lists are whole within { $share }.
summary-unshown = ℹ️ { $list ->
        [followers] Followers
       *[following] Following
    }: { $declared } declared, { $read } shown, { $missing } not shown.
summary-may-follow = Up to <b>{ $names }</b> of the names that do not follow back may follow all the same.
summary-file = { $shown ->
        [all] The whole list is in the file below.
        [followed] Everybody who is followed is in the file below.
       *[some] Everybody whom Instagram showed is in the file below.
    }
summary-file-partial = What was read is in the file below.
summary-partial = ⚠️ <b>@{ $username }</b>: { $why ->
        [untold] nothing proves that this is everybody: Instagram told no total, or another than it showed.
       *[hidden] Instagram did not show everything.
    }

    { $lists }

    Somebody who is missing from a list that may not be whole may follow back all the same, so please read the numbers with care:

    Followers read: <b>{ $followers }</b>
    Following read: <b>{ $following }</b>
    Mutual: <b>{ $mutual }</b>
    Perhaps not following back: <b>{ $notMutual }</b>

    <b>This check cost nothing</b>: your credit is back.
short-list = { $list ->
        [followers] Followers
       *[following] Following
    }: <b>{ $read }</b>{ $told ->
        [yes] {" "}of { $declared } could be read.
       *[no] {" "}read, and Instagram does not say how many there are.
    }
progress-failed = ✖️ <b>@{ $username }</b>: ended without a result. Nothing was charged.
progress-cancelled = ✖️ <b>@{ $username }</b>: cancelled. Your credit is back.
failed = ✖️ <b>@{ $username }</b> could not be checked.

    { $failure ->
        [target_missing] Instagram has no profile with this name. Perhaps it was renamed: please look at the spelling.
        [target_private] The profile is private, so its lists are hidden from us. If it is yours, make it public for the time of the check.
        [lists_short] Instagram showed too little of the lists for an honest answer.
        [no_session] For too long, none of our accounts could read.
        [opted_out] The owner of this profile asked not to be read, and we respect that.
        [unreachable] Instagram did not answer us for a long time.
        [held_back] Our accounts had to rest for longer than we want to keep you waiting.
        [our_fault] Something on our side failed again and again. That is our fault, and our people have been told.
       *[unreadable] Instagram answered in a way that we do not understand yet. Our people have been told.
    }

    <b>Your credit came back</b>, so you can use it for another check.
report-caption = 📄 { $shown ->
        [all] Everybody on <b>@{ $username }</b>'s lists
        [followed] Everybody whom <b>@{ $username }</b> follows
       *[some] Everybody whom Instagram showed on <b>@{ $username }</b>'s lists
    }; those who do not follow back come first.
changes = 🔄 Since { $day }: <b>{ $gone }</b> gone, <b>{ $came }</b> new, <b>{ $renamed }</b> renamed.
changes-none = 🔄 Nothing changed since { $day }.
watch-quiet = 🔔 <b>@{ $username }</b>: nothing changed since { $day }.
watch-ended = 🔕 I stopped watching <b>@{ $username }</b>: { $reason ->
        [no_credit] there are no credits left on your balance. When there are, open its result with /last and press <b>Watch</b> again.
        [other_profile] the name belongs to another profile now. If you want to watch that one, check it and press <b>Watch</b> in its result.
        [missing] Instagram has no profile with this name any more. Its owner may have taken another name: check that one and press <b>Watch</b> in its result.
        [private] the profile is private now, and I cannot see its lists.
       *[opted_out] its owner asked not to be read, and we respect that.
    }
report-caption-partial = 📄 What Instagram showed of <b>@{ $username }</b>'s lists. { $why ->
        [not_told] Of some people nobody can tell whether they follow back; they are marked.
        [untold] Nothing proves that they are complete.
       *[hidden] They are not complete.
    }
button-cancel = Cancel
button-archive = 📦 My own profile: free, without waiting
button-group = { $part ->
        [not_following_back] 🚫 Do not follow back
        [doubtful] ❔ Doubtful
        [unknown] ❔ Unknown
        [not_followed] 👀 Fans
       *[mutual] 🤝 Mutual
    } · { $count }
button-changes = 🔄 What changed
button-watch = 🔔 Watch
button-files = 📄 Files
button-card = 🖼 Card

# What operators are told

op-subject-code_needed = @{ $username } needs { $question ->
        [approve_on_device] an approval
       *[other] a code
    } to sign in
op-subject-code_reminder = @{ $username } still waits for { $question ->
        [approve_on_device] an approval
       *[other] a code
    }
op-subject-refreshed = @{ $username } has a new session
op-subject-recovered = @{ $username } is signed in again
op-subject-refresh_failed = @{ $username } could not be signed in
op-subject-handed_in = @{ $username }: a session or an account was handed in
op-subject-security = Something changed in who may do what
op-subject-nothing_left = No account can read right now
op-subject-alarm = Instagram answered in a way that needs a look
op-subject-check_given_up = The check of @{ $username } was given up
op-subject-contract_broken = Instagram does not answer as it did
op-subject-contract_restored = Instagram answers as before
op-subject-backup_failed = No backup of the database
op-subject-intrusion = Somebody may be trying to get in
op-subject-money_differs = A payment needs a look
op-subject-access_asked = Somebody asks for access
op-subject-digest = Good news of the quiet hours
op-subject-still = Still: { $subject }

op-code-needed = { $question ->
        [approve_on_device] 📱 <b>@{ $username }</b> needs an approval to sign in.
       *[other] { $again ->
            [yes] ⚠️ That code was refused. <b>@{ $username }</b> needs another one to sign in.
           *[no] 🔑 <b>@{ $username }</b> needs a code to sign in.
        }
    }

    { $question ->
        [app_code] Instagram asks for the code of the authenticator app.
        [text_code] Instagram sent a code by text message{ $known ->
            [yes] , to { $to }.
           *[no] .
        }
        [whatsapp_code] Instagram sent a code by WhatsApp{ $known ->
            [yes] , to { $to }.
           *[no] .
        }
        [email_code] Instagram sent a code by e-mail{ $known ->
            [yes] , to { $to }.
           *[no] .
        }
        [backup_code] Instagram asks for a backup code.
        [approve_on_device] Instagram asks to approve the sign-in on another device.
       *[other] Instagram asks for something that a person knows.
    }
op-code-how = { $question ->
        [approve_on_device] Approve it on the phone; <a href="{ $link }">the page of this sign-in</a> shows how it goes.
       *[other] Reply to this message with the code, or <a href="{ $link }">open the code page</a>.
    }
op-code-reminder = ⏳ <b>@{ $username }</b> still waits for { $question ->
        [approve_on_device] your approval on the phone
       *[other] the code
    }: <b>{ $time }</b> left.
op-code-reminder-how = { $question ->
        [approve_on_device] <a href="{ $link }">The page of this sign-in</a> shows how it goes.
       *[other] Reply here, or <a href="{ $link }">open the code page</a>.
    }
op-code-elsewhere = { $question ->
        [approve_on_device] Approve it on the phone.
       *[other] The code is typed on the code page, or in answer to the bot’s message.
    }
op-code-page = <a href="{ $link }">{ $question ->
        [approve_on_device] The page of this sign-in
       *[other] Open the code page
    }</a>
op-code-outcome = { $status ->
        [answered] 🔑 <b>@{ $username }</b>: the code is being entered.
        [accepted] ✅ <b>@{ $username }</b>: the code was accepted.
        [refused] ⚠️ <b>@{ $username }</b>: Instagram did not accept the code.
        [expired] ⌛ <b>@{ $username }</b>: nobody answered in time. Nothing is lost: checks wait, and I ask again when a code is needed.
       *[closed] ✖️ <b>@{ $username }</b>: no code is needed any more.
    }
op-approval-outcome = { $status ->
        [accepted] ✅ <b>@{ $username }</b>: the sign-in was approved.
        [refused] ⚠️ <b>@{ $username }</b>: the sign-in was not approved.
        [expired] ⌛ <b>@{ $username }</b>: nobody approved it in time. Nothing is lost: checks wait, and I ask again when an approval is needed.
        [went_on] 📱 <b>@{ $username }</b>: Instagram's page went on, and no approval is needed any more.
       *[closed] ✖️ <b>@{ $username }</b>: no approval is needed any more.
    }
op-code-by = It came from <b>{ $by }</b>, through { $door ->
        [bot] this bot.
        [api] the API.
       *[dashboard] the dashboard.
    }
op-refreshed = ✅ <b>@{ $username }</b> has a new session. Waiting checks go on.
op-recovered = ✅ <b>@{ $username }</b> is signed in again after trouble. Waiting checks go on.
op-handed-in = { $what ->
        [account] ➕ { $by } added the account <b>@{ $username }</b>.
        [account_with_session] ➕ { $by } added the account <b>@{ $username }</b> with a session of it; it reads from now on.
       *[session] 🔄 { $by } handed in a session of <b>@{ $username }</b>; it reads with it from now on.
    } <a href="{ $link }">See the account</a>, if this is not as it should be.
op-security = 🛡 { $what ->
        [new_owner] <b>{ $subject }</b> is an owner now: made by { $by }.
        [token_made] { $by } made the API token <b>{ $subject }</b>.
        [password_reset] { $by } reset the password of <b>{ $subject }</b>.
        [factor_removed] <b>{ $subject }</b> removed one of their second factors.
        [factors_reset] { $by } reset the second factor of <b>{ $subject }</b>: the password alone is enough now.
        [chat_linked] A Telegram account was linked to <b>{ $subject }</b>: whoever writes from it acts as this operator.
        [new_browser] Somebody signed in as <b>{ $subject }</b> in a browser that was not used for it before.
       *[foreign_session] { $by } handed in a session that is not of <b>{ $subject }</b>. It was refused.
    }
op-security-next = { $what ->
        [new_owner] If nobody meant this, take it back: <a href="{ $link }">the audit log</a> says who did what, and the settings end sessions and tokens.
        [token_made] If nobody meant this, take it back: <a href="{ $link }">the audit log</a> says who did what, and the settings end sessions and tokens.
        [foreign_session] If nobody meant this, look: <a href="{ $link }">the audit log</a> says who did what.
       *[new_browser] If nobody meant this: <a href="{ $link }">the settings</a> end sessions, change the password and set up a second factor.
    }
op-refresh-failed = ⚠️ <b>@{ $username }</b> could not be signed in: { $failure ->
        [wrong_password] Instagram refused the stored password.
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
        [browser_unreachable] the browser that signs in cannot be reached. Look at the container named browser.
        [network] Instagram could not be reached.
        [timed_out] it took too long.
        [aborted] it was stopped.
        [lease_lost] another worker took over.
        [unsealable] the stored credentials cannot be opened with the present key.
        [other_account] the sign-in ended in another Instagram profile; nothing was changed.
        [foreign_host] the browser was led to a page that is not Instagram's; nothing was typed there.
        [deletion_pending] the account waits for its deletion.
       *[other] Instagram answered in a way that we do not know.
    }
op-tries-again = It is tried again by itself.
op-remedy = { $cause ->
        [wrong_password] Set a new password of @{ $username }: the old one is not tried again.
        [password_refused] Set a new password of @{ $username }: the old one is not tried again.
        [no_password] Store its password, or hand in a session.
        [no_totp_seed] A person types the codes; with a stored seed it can do without.
        [unknown_user] Look whether the account was renamed; if so, hand in a session of it.
        [code_wrong] Ask for a new sign-in when the right code is at hand.
        [code_timeout] It asks again in half an hour, or at once when you ask for a sign-in.
        [challenge_unsupported] Confirm it in Instagram's app, then ask for a new sign-in.
        [challenged] Confirm it in Instagram's app, then ask for a new sign-in.
        [captcha] Sign in once with a browser of your own and hand that session in.
        [warning] Look at the warning, and dismiss it in the dashboard in your name.
        [suspended] Appeal in Instagram's app; when it is back, say so in the dashboard, or retire it.
        [unknown_screen] Look at the picture of that screen, then ask for a new sign-in.
        [unsealable] Put the old key back, or store the password again.
        [wrong_identity] Hand in a new session together with the user agent of its browser.
        [signed_out] Look in Instagram's app what it says about this account before it signs in again.
        [surface] Other checks meet the same: look what Instagram answers there.
        [paused] Resume it when it may read again.
        [retired] Add it anew when it may read again.
        [other_account] Set the password that belongs to @{ $username }, or hand in a session of it.
        [foreign_host] Look at the address of that page before it signs in again.
        [deletion_pending] Only its owner can decide to keep it: sign in with Instagram's app, or retire it.
       *[other] Look at the account, then ask for a new sign-in.
    }
op-stopped = { $cause ->
        [wrong_password] Instagram refused the stored password.
        [password_refused] Instagram refused the stored password.
        [no_password] No password is stored.
        [no_totp_seed] No seed for codes is stored.
        [unknown_user] Instagram does not know this user name.
        [code_wrong] Instagram refused the code.
        [challenge_unsupported] Instagram asks for something that only a person can do in the app.
        [challenged] Instagram wants a person to confirm something.
        [captcha] Instagram shows a CAPTCHA, which only a person may solve.
        [warning] Instagram warns of automated behaviour.
        [suspended] Instagram has suspended the account.
        [unknown_screen] Instagram showed a screen that we do not know yet.
        [unsealable] The stored credentials cannot be opened with the present key.
        [wrong_identity] Instagram says that the session belongs to another browser.
        [paused] Our people have paused it.
        [retired] It is retired.
        [other_account] The sign-in ended in another Instagram profile.
        [foreign_host] The browser was led to a page that is not Instagram's.
        [deletion_pending] The account waits for its deletion.
       *[other] A person has to look at it first.
    }
op-refresh-refused = { $cause ->
        [suspended] ⛔ Instagram has suspended <b>@{ $username }</b>, so it cannot be signed in. Appeal in Instagram's app; when it is back, say so in the dashboard.
        [paused] ⏸ <b>@{ $username }</b> is paused, so it is not signed in. Resume it in the dashboard first.
        [retired] <b>@{ $username }</b> is retired, so it is not signed in any more.
       *[other] A sign-in of <b>@{ $username }</b> has ended this very moment. Please ask again.
    }
op-hangs = { $waiting ->
        [0] No check waits.
        [one] <b>{ $waiting }</b> check waits; nothing is lost.
       *[other] <b>{ $waiting }</b> checks wait; nothing is lost.
    }
op-open = { $place ->
        [attempt] Open the attempt
        [code] Open the code page
        [check] Open the check
        [customer] Open the customer
       *[accounts] Open the accounts
    }
op-button-refresh = Sign in again
op-button-resend = Send a new code
op-button-pause = Pause the account
op-button-snooze = Not for 6 hours
op-button-grant = Give { $credits } { $credits ->
        [one] credit
       *[other] credits
    }
op-button-decline = Decline
op-nothing-left = 🚨 No account can read right now. { $waiting ->
        [0] No check waits yet.
        [one] <b>{ $waiting }</b> check waits.
       *[other] <b>{ $waiting }</b> checks wait.
    } Nothing is lost. Sign one of the accounts in.
op-alarm = 🚨 { $verdict ->
        [endpoint_retired] An address of Instagram that we read from does not answer as it did. Checks take another one where there is one.
        [target_missing] Instagram does not find a profile that should exist: the account that asked is limited and rests, or the profile is gone.
        [target_private] Instagram hides a profile that was shown before: the account that asked is limited and rests, or the profile is private now.
        [list_withheld] Instagram shows an empty list, although it says that there are people on it.
       *[other] Instagram gave an answer that we do not understand.
    }
op-alarm-account = 🚨 { $verdict ->
        [warning] Instagram warns <b>@{ $username }</b> of automated behaviour, and it does not read until a person has seen to it.
        [suspended] Instagram has suspended <b>@{ $username }</b>.
        [challenged] Instagram wants a person to confirm something for <b>@{ $username }</b>.
        [wrong_identity] Instagram says that the session of <b>@{ $username }</b> belongs to another browser.
        [signed_out] Instagram ends the sessions of <b>@{ $username }</b> before they read anything, although signing in works.
       *[other] Instagram gave an answer about <b>@{ $username }</b> that needs a look.
    }
op-alarm-detail = { $detail }
op-check-given-up = 🚨 The check of <b>@{ $username }</b> ended without a result, and its credit went back: { $cause ->
        [exception] the same error came again and again
        [worker_gone] the worker that read it went away each time
        [unreachable] Instagram gave no usable answer for too long
        [held_back] the accounts had to rest for too long
       *[no_session] no account could read for too long
    }{ $times ->
        [0] .
        [one] {" "}({ $times } try).
       *[other] {" "}({ $times } tries).
    }
op-check-given-up-next = { $cause ->
        [exception] Other checks may meet the same error: please look at it.
        [worker_gone] Please look at the memory and the log of the workers.
        [unreachable] Please look whether this server reaches Instagram, and what it answers.
        [held_back] More accounts, or a slower pace, help.
       *[no_session] Please sign an account in.
    }
op-still = ⏰ Still so, after <b>{ $time }</b>:
op-contract-broken = 🚨 Instagram does not answer as it did: { $surface ->
        [profile] the look-up of profiles
       *[list] the reading of lists
    } { $verdict ->
        [endpoint_retired] meets an address that is gone.
        [list_withheld] gets an empty list, although Instagram says that there are people on it.
        [unrecognised] gets an answer of a shape that we do not know.
       *[other] is refused.
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
op-backup-failed = 🚨 { $failure ->
        [no_space] The backup could not be written: <b>the disk is full</b>. Free some space, or keep fewer backups (BACKUP_KEEP).
        [not_writable] The backup could not be written: the worker may not write into the backups' directory (BACKUP_DIR), or it is gone.
        [database] The backup broke off, because the database did not answer or refused. It is tried again in an hour.
        [unreadable] The backup could not be read back after it was written, so it was thrown away. Please look at the disk and the memory of the worker.
        [overdue] No backup has been finished for too long. Please look at the workers and their log.
       *[other] The backup could not be written. The log of the worker says why; it is tried again in an hour.
    }
op-backup-last = { $known ->
        [yes] The newest whole backup was begun <b>{ $ago }</b> ago. The service itself goes on as usual.
       *[no] There is <b>no whole backup</b> yet. The service itself goes on as usual.
    }
op-intrusion = 🚨 { $what ->
        [locked_out] Too many wrong passwords for <b>{ $who }</b>: tries have to wait now. Browsers that signed in before are not kept waiting by others.
        [many_refused] <b>{ $times }</b> sign-ins were refused within an hour: somebody may be guessing passwords.
       *[token_in_address] The API token <b>{ $who }</b> came in an address, where logs and histories keep it. Revoke it, and make a new one.
    } <a href="{ $link }">Open the settings</a>
op-money-differs = 💰 { $what ->
        [no_order] <b>{ $price }</b> were paid without an order of ours. They count as the tariff of that price; where there is none, no credits were given.
        [amount] <b>{ $price }</b> were paid, which is another amount than we have ({ $detail }). Look at the payment.
        [not_listed] We have a payment of <b>{ $price }</b> that Telegram's own list does not show.
        [refund_not_listed] Telegram's own list does not show the refund of <b>{ $price }</b> that was asked for.
        [promo_again] <b>{ $price }</b> were paid with the promo code { $detail }, which was used more often than it allows: several payments came at once. The credits were given.
        [not_taken_in] A line of <b>{ $price }</b> in Telegram's own list could not be taken in, and is passed over. The log says why.
        [refund_refused] Telegram does not pay <b>{ $price }</b> back: { $detail }
        [bad_signature] Somebody tells of payments by card and does not sign as Robokassa does, or ROBOKASSA_PASSWORD_2 or ROBOKASSA_HASH are not those of the shop: a payment of <b>{ $price }</b> was refused. This is told once a day.
        [unknown_invoice] Robokassa tells of <b>{ $price }</b> for an invoice that is not known here. No credits were given: look into the shop's cabinet.
        [test_differs] A payment of <b>{ $price }</b> by card was played while ROBOKASSA_TEST says that payments are real, or the other way round. No credits were given.
        [late] Robokassa tells of <b>{ $price }</b> for an invoice that expired long ago, and this is not its price any more. No credits were given: look into the shop's cabinet, and settle it on the page of payments.
        [no_customer] <b>{ $price }</b> were paid by somebody whose data was deleted. No credits were given: pay it back in the shop's cabinet.
       *[credits_spent] <b>{ $price }</b> were paid back. Of their credits, { $detail } could not be taken: they were spent, or are set aside for checks under way. What comes back of those is taken by itself.
    }
op-money-charge = Charge: <code>{ $charge }</code>
op-access-asked = 🙋 <b>{ $name }</b> asks for a check: there is none for free, and nothing is sold.

    Number: <code>{ $id }</code>. What you answer, the customer is told at once.
op-digest = 🌤 In the quiet hours { $accounts ->
        [one] <b>{ $accounts }</b> account was
       *[other] <b>{ $accounts }</b> accounts were
    } signed in anew, without anybody's help:
op-digest-line = ✅ <b>@{ $username }</b>, { $times ->
        [one] { $times } new session
       *[other] { $times } new sessions
    }{ $after ->
        [trouble] {" "}after trouble
       *[nothing] {""}
    }
op-digest-more = … and { $more } more
op-digest-link = <a href="{ $link }">Open the accounts</a>

# What customers are told about their credits

payment-received = ✅ Thank you! <b>{ $price }</b> came in: <b>+{ $credits }</b> { $credits ->
        [one] credit
       *[other] credits
    }.
payment-refunded = ↩️ <b>{ $price }</b> went back to you, and <b>{ $credits }</b> { $credits ->
        [one] credit was
       *[other] credits were
    } taken from your balance.
payment-refunded-missing = Of its credits, <b>{ $missing }</b> had been spent or are set aside for checks under way. What comes back of those is taken too.
credits-given = 🎁 You were given <b>{ $credits }</b> { $credits ->
        [one] credit
       *[other] credits
    }.
access-granted = 🎉 You are in: the people who run this bot gave you <b>{ $credits }</b> { $credits ->
        [one] credit
       *[other] credits
    }. Send me the name of a profile, or press the button.
access-declined = 🙏 Thank you for asking. The people who run this bot cannot give you a check just now; nothing else changes, and you may stay.

    Your own profile you can check all the same, for free and as often as you like: with the file that Instagram gives you.
credits-taken = ↩️ <b>{ $credits }</b> { $credits ->
        [one] credit was
       *[other] credits were
    } taken from your balance.
credits-why = Why: { $note }
promo-credited = 🎟 The code <b>{ $code }</b> gave you <b>{ $credits }</b> { $credits ->
        [one] credit
       *[other] credits
    }.
invited-enough = 🎉 { $invited ->
        [one] <b>{ $invited }</b> person has
       *[other] <b>{ $invited }</b> people have
    } come by your invitation: <b>+{ $credits }</b> { $credits ->
        [one] credit
       *[other] credits
    }. Thank you!
balance-now = On your balance: <b>{ $balance }</b>.
button-check-now = 🔎 Check a profile
