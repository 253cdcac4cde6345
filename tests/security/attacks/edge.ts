import { type Attack, inside, outside } from '../attack.ts';
import { noAnswerTellsOfTheMachine } from '../outside/answers.ts';
import { nothingIsFetchedForStrangers, payloadsRunNothing, tooMuchIsRefused } from '../outside/edge.ts';
import { madeUpAddressesChangeNothing } from '../outside/guessing.ts';

/** D: the server's edge, and what it is made of. */
export const EDGE: readonly Attack[] = [
  {
    id: 'D29',
    tried: 'making the server call into its own network',
    held: 'a webhook is judged by the address it connects to; profiles are names, never addresses',
    proof: inside(
      'lib/outbox/webhook/create-webhook-sender.test.ts',
      'whose name leads into a private network is refused before a byte is sent',
    ),
  },
  {
    id: 'D30',
    tried: 'foreign pictures, an address in place of a path, an upgrade to somewhere else',
    held: 'pictures are not fetched; what is no path of ours is refused',
    proof: outside(nothingIsFetchedForStrangers),
  },
  {
    id: 'D31',
    tried: 'two megabytes, ten thousand fields, deep brackets, a body that trickles in',
    held: 'judged before React reads them: 413 or 400; cut after 20 s',
    proof: outside(tooMuchIsRefused),
  },
  {
    id: 'D32',
    tried: 'payloads that once made React run what they brought',
    held: 'a version above the floor; what is no list of arguments is refused unread',
    proof: outside(payloadsRunNothing),
  },
  {
    id: 'D33',
    tried: 'a made-up address with each try',
    held: 'the address is what the connection says, or the last trusted proxy',
    slows: true,
    proof: outside(madeUpAddressesChangeNothing),
  },
  {
    id: 'D34',
    tried: 'what an error tells: stacks, statements, paths, versions',
    held: 'a code to quote; the log has the rest',
    proof: outside(noAnswerTellsOfTheMachine),
  },
  {
    id: 'D35',
    tried: 'a package that turned bad',
    held: 'exact versions with checksums, known bad ones refused, scripts of none but the named',
    proof: inside('scripts/supply/supply.test.ts', 'has no version that is known to be bad'),
  },
];
