#!/bin/sh
# Starts Chromium as a user of its own. Playwright runs this file in Chromium's place (launch-chromium.ts) and hands it the
# arguments; what it needs besides is in the environment, and taken out of it before Chromium begins.
# exec keeps the process: its number, its group and the pipe over which it is driven are Chromium's own.
uid=$BROWSER_UID
gid=$BROWSER_GID
program=$BROWSER_PROGRAM
unset BROWSER_UID BROWSER_GID BROWSER_PROGRAM PWD OLDPWD
# Of two --user-data-dir the last one counts: Playwright's belongs to the worker's user, who alone may enter it.
exec setpriv --reuid="$uid" --regid="$gid" --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all \
  -- "$program" "$@" --user-data-dir="$HOME/profile"
