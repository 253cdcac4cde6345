import { type Attack, inside, outside } from '../attack.ts';
import { extraFieldsDoNothing, strangersDoNothing, viewersDoNothing, viewersReadNoNames } from '../outside/actions.ts';
import { rolesCountAtOnce } from '../outside/sessions.ts';
import {
  injectedParametersOpenNothing,
  otherSpellingsOpenNothing,
  pagesAdmitForThemselves,
  strangersGetNoAnswer,
  strangersSeeNoPage,
  subrequestsOpenNothing,
} from '../outside/shut-pages.ts';

/** A: who gets in, and to what. */
export const ACCESS: readonly Attack[] = [
  {
    id: 'A1',
    tried: 'every page, route and action without signing in',
    held: 'each admits for itself: `pageContext`, `acting`, `route`',
    proof: outside(strangersSeeNoPage, strangersGetNoAnswer, strangersDoNothing),
  },
  {
    id: 'A2',
    tried: 'the mark of an inner request, which once skipped the proxy',
    held: 'Next takes it from nobody; the pages admit for themselves',
    proof: outside(subrequestsOpenNothing),
  },
  {
    id: 'A3',
    tried: 'addresses written otherwise: payloads, segments, doubled slashes, `%61`, a language before them',
    held: 'the pages admit for themselves, whatever address led to them',
    proof: outside(otherSpellingsOpenNothing),
  },
  {
    id: 'A4',
    tried: 'parameters of a route in the query, headers that only the proxy sets',
    held: 'ids are read from the path; nobody is admitted by a header',
    proof: outside(injectedParametersOpenNothing),
  },
  {
    id: 'A5',
    tried: 'past the proxy, with any cookie of the right name',
    held: 'the proxy is no wall and is counted as none',
    proof: outside(pagesAdmitForThemselves),
  },
  {
    id: 'A6',
    tried: 'every action, and the names of customers, by somebody who may only look',
    held: 'each verb asks the table of rights; readings leave names out for viewers',
    proof: outside(viewersDoNothing, viewersReadNoNames),
  },
  {
    id: 'A7',
    tried: "the id of somebody else's check, in a button of the bot",
    held: 'refused like one that does not exist, and written into the audit log once',
    proof: inside('bot/ordering.db.test.ts', "a button that names somebody else's check"),
  },
  {
    id: 'A8',
    tried: 'more fields than a door asks for: role, balance, id, `__proto__`',
    held: 'strict schemas at every edge',
    proof: outside(extraFieldsDoNothing),
  },
  {
    id: 'A9',
    tried: 'going on with a role that was taken away',
    held: 'session and role are read from the database on each request',
    proof: outside(rolesCountAtOnce),
  },
  {
    id: 'A10',
    tried: 'a web process that was started without its secret',
    held: 'it does not start, and shows nothing',
    proof: inside(
      'tests/security/other-settings.spec.ts',
      'without its secret the web process shows nothing to anybody',
    ),
  },
];
