import { type Attack, inside, outside } from '../attack.ts';
import { otherSitesDoNothing, otherSitesSignNobodyIn } from '../outside/actions.ts';
import { everyAnswerIsProtected, nothingOfOursIsCached, policiesLetNoScriptIn } from '../outside/answers.ts';
import { lookingChangesNothing } from '../outside/edge.ts';
import { streamsAreFew } from '../outside/streams.ts';

/** C: what an operator's browser is made to do. */
export const BROWSER: readonly Attack[] = [
  {
    id: 'C21',
    tried: 'an action or a sign-in from another site, or from nowhere',
    held: 'one door for all actions judges `Origin` first; none is a refusal',
    proof: outside(otherSitesDoNothing, otherSitesSignNobodyIn),
  },
  {
    id: 'C22',
    tried: 'a change by merely looking at an address',
    held: '405 and what the address takes',
    proof: outside(lookingChangesNothing),
  },
  {
    id: 'C23',
    tried: 'a script that is not ours',
    held: 'a policy with a nonce on pages, one without scripts on everything else',
    proof: outside(policiesLetNoScriptIn),
  },
  {
    id: 'C24',
    tried: 'framing, sniffing, downgrading, also by way of an error page',
    held: 'the protecting headers are on every answer, files and errors too',
    proof: outside(everyAnswerIsProtected),
  },
  {
    id: 'C25',
    tried: 'what a shared cache or the back button has kept',
    held: '`no-store` on whatever is for signed-in people',
    proof: outside(nothingOfOursIsCached),
  },
  {
    id: 'C26',
    tried: 'names of strangers with elements, scripts and marks that turn a line',
    held: 'names are text everywhere; cells of a workbook start no formula',
    proof: inside(
      'tests/e2e/security-edge.desktop.spec.ts',
      'names from strangers are text on every page: no element, no script, no turned line',
    ),
  },
  {
    id: 'C27',
    tried: 'a sign-in that leads to another site',
    held: 'the way back is judged as the browser will read it',
    proof: inside(
      'tests/e2e/security-session.desktop.spec.ts',
      'signing in leads to a page of the dashboard, wherever an address wants it to lead',
    ),
  },
  {
    id: 'C28',
    tried: 'live streams: of others, with the session in the address, one too many, unread',
    held: 'a stream is a session’s own, twenty for one person at most; `HEAD` opens none; unread ones end',
    proof: outside(streamsAreFew),
  },
];
