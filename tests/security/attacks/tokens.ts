import { type Attack, inside, outside } from '../attack.ts';
import { noDoorTakesInitData, noDoorTakesUpdates, tokensInAddressesAreRefused } from '../outside/doors.ts';

/** E: tokens of the API, and Telegram. */
export const TOKENS: readonly Attack[] = [
  {
    id: 'E36',
    tried: 'tokens in a copy of the database',
    held: 'shown once, stored as SHA-256 of 160 random bits',
    proof: inside('lib/operators/tokens/tokens.db.test.ts', 'is nowhere in the database, and no view or log shows it'),
  },
  {
    id: 'E37',
    tried: 'a token in an address, where logs keep it',
    held: 'refused even beside a good header; one that admits rings the bell and is written nowhere',
    proof: outside(tokensInAddressesAreRefused),
  },
  {
    id: 'E38',
    tried: 'updates that Telegram did not send',
    held: 'there is no webhook: the bot fetches its updates',
    absent: true,
    proof: outside(noDoorTakesUpdates),
  },
  {
    id: 'E39',
    tried: 'the same update again and again, to several bots at once',
    held: 'what was handled is a row; a check and its credit are one transaction',
    proof: inside(
      'tests/faults/telegram-updates.test.ts',
      'F44: one tap that comes again two hundred times, to four bots at once: one check, one credit held',
    ),
  },
  {
    id: 'E40',
    tried: 'data of a mini app: changed, old, signed for another bot',
    held: 'there is no mini app and no sign-in with Telegram',
    absent: true,
    proof: outside(noDoorTakesInitData),
  },
  {
    id: 'E41',
    tried: 'buttons that the bot never sent, and an invitation that is used again',
    held: 'what a button names is looked up as its sender’s; an invitation counts for somebody new, once',
    proof: inside('bot/invitations.db.test.ts', 'counts for somebody new and once, whoever sends it again'),
  },
  {
    id: 'E42',
    tried: 'a session sent in a group',
    held: 'taken away and not used; secrets are taken in private chats alone',
    proof: inside('bot/secrets.db.test.ts', 'is taken away in a group too'),
  },
  {
    id: 'E43',
    tried: 'guessing the code that Instagram wants',
    held: 'an attempt ends after five wrong codes',
    proof: inside('lib/instagram/browser/second-factor.browser.test.ts', 'ends after five wrong codes'),
  },
];
