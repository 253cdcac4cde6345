import { z } from 'zod';
import type { InstagramVerbs } from '../state/verbs.ts';
import {
  account,
  challenge,
  endpoint,
  fault,
  flavour,
  id,
  name,
  profile,
  screens,
  state,
  surface,
  twoFactor,
  whole,
} from './inputs.ts';

type Command = { says: string; run(verbs: InstagramVerbs, body: unknown): unknown };

/** `POST /_sandbox/<name>` with a JSON object. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  account: command('Adds or replaces an account of the owner.', account, (verbs, input) => {
    const { username, id: userId } = verbs.account(input);
    return { username, id: userId };
  }),
  'change-account': command(
    'Changes what an account demands at its next sign-in.',
    z.strictObject({
      username: name,
      password: z.string().optional(),
      twoFactor: twoFactor.optional(),
      challenge: challenge.optional(),
      trustsDevices: z.boolean().optional(),
    }),
    (verbs, { username, ...change }) => verbs.accountOf(username).change(defined(change)),
  ),
  session: command(
    'Mints a living session without the sign-in page.',
    z.strictObject({ account: name, userAgent: z.string().optional(), domain: z.string().optional() }),
    (verbs, input) => verbs.accountOf(input.account).session(defined(input)),
  ),
  approve: command(
    'Approves a sign-in that waits on another device.',
    z.strictObject({ account: name }),
    (verbs, input) => ({ approved: verbs.accountOf(input.account).approve() }),
  ),
  profile: command('Puts a profile there, or replaces it.', profile, (verbs, input) => verbs.profile(input)),
  change: command(
    'Changes a profile while it may be read.',
    z.strictObject({
      username: name,
      addFollowers: whole.max(10_000).optional(),
      addFollowing: whole.max(10_000).optional(),
      removeFollowers: z.array(id).optional(),
      removeFollowing: z.array(id).optional(),
      plantFollowers: z.array(id).optional(),
      plantFollowing: z.array(id).optional(),
      renameTo: z.array(z.strictObject({ id, username: name })).optional(),
      state: state.optional(),
      declaredFollowers: whole.nullable().optional(),
      declaredFollowing: whole.nullable().optional(),
      newName: name.optional(),
    }),
    (verbs, { username, newName, ...change }) => verbs.change(username, { ...change, username: newName }),
  ),
  truth: command('The sorted ids of both lists.', z.strictObject({ username: name }), (verbs, input) =>
    verbs.truth(input.username),
  ),
  'truth-count': command('The same as numbers, for any size.', z.strictObject({ username: name }), (verbs, input) =>
    verbs.truthCount(input.username),
  ),
  'sign-out': command(
    'Ends living sessions now.',
    z.strictObject({ account: name.optional(), flavour: flavour.optional() }),
    (verbs, input) => ({
      ended: verbs.signOut(input.account, input.flavour),
    }),
  ),
  'sign-out-after': command(
    'Ends the session after so many list entries or look-ups.',
    z.strictObject({
      followersRead: whole.optional(),
      followingRead: whole.optional(),
      lookUps: whole.optional(),
      account: name.optional(),
      username: name.optional(),
      flavour: flavour.optional(),
      times: whole.optional(),
    }),
    (verbs, input) => verbs.signOutAfter(input),
  ),
  interrupt: command(
    'Puts a page in the way of living sessions.',
    z.strictObject({
      account: name.optional(),
      by: z.enum(['warning', 'email_code', 'text_code', 'legacy_email', 'legacy_text', 'suspended']),
    }),
    (verbs, input) => ({ interrupted: verbs.interrupt(input.account, input.by) }),
  ),
  'led-back': command(
    'Leads every page and call of living sessions to the sign-in form for so long.',
    z.strictObject({ ms: whole }),
    (verbs, input) => verbs.ledBack(input.ms),
  ),
  fault: command('Spoils answers.', fault, (verbs, input) => verbs.fault(input)),
  'clear-faults': command('Forgets all faults and sign-out rules.', z.strictObject({}), (verbs) => verbs.clearFaults()),
  'rate-limit': command(
    'Sliding window per session; null limits nothing.',
    z
      .strictObject({
        perWindow: z.number().int().min(1),
        windowMs: z.number().int().min(1),
        answer: z.enum(['e1', 'e2', '429']),
        retryAfter: z.union([z.number(), z.string()]).nullable().optional(),
        countRefused: z.boolean().optional(),
        surfaces: z.array(surface).optional(),
      })
      .nullable(),
    (verbs, input) => verbs.rateLimit(input && defined(input)),
  ),
  latency: command(
    'Delays every answer, or those of lists.',
    z.union([z.strictObject({ ms: whole }), z.strictObject({ lists: whole })]),
    (verbs, input) => verbs.latency('ms' in input ? input.ms : input),
  ),
  'page-size': command(
    'The most entries of a page, and of a whole list (`shown`).',
    z
      .strictObject({
        followers: whole,
        following: whole,
        jitter: whole,
        shown: whole.nullable(),
        graphqlFirst: whole,
      })
      .partial(),
    (verbs, input) => verbs.pageSize(defined(input)),
  ),
  'graphql-lists': command(
    'How GraphQL lists answer.',
    z.strictObject({ mode: z.enum(['work', 'emptied_2026_09']) }),
    (verbs, input) => verbs.graphqlLists(input.mode),
  ),
  retire: command(
    'Withdraws an endpoint.',
    z.strictObject({
      endpoint,
      answer: z.enum(['400', 'errors', 'e1', '404', '429', 'html', 'page', 'login_required', 'useragent']).optional(),
    }),
    (verbs, input) => verbs.retire(input.endpoint, input.answer),
  ),
  restore: command('Brings endpoints back.', z.strictObject({ endpoint: endpoint.optional() }), (verbs, input) =>
    verbs.restore(input.endpoint),
  ),
  screens: command('What the pages look like.', screens.partial(), (verbs, input) => verbs.screens(defined(input))),
  'sign-ins': command(
    'What becomes of a right password.',
    z.strictObject({
      mode: z.enum([
        'work',
        'null_result',
        'generic_error',
        'please_wait',
        'feedback_required',
        'problem',
        'checkpoint',
        'sentry_block',
        'rate_limit_banner',
        'captcha',
        'oops',
        'deletion_pending',
      ]),
    }),
    (verbs, input) => verbs.signIns(input.mode),
  ),
  cursors: command(
    'How cursors misbehave.',
    z
      .strictObject({
        refuse: z.boolean(),
        loop: z.boolean(),
        firstPageAgain: z.boolean(),
        afterNewSession: z.enum(['continue', 'refuse', 'first_page', 'empty_end', 'e1']),
      })
      .partial(),
    (verbs, input) => verbs.cursors(defined(input)),
  ),
  switches: command(
    'The rest.',
    z
      .strictObject({
        pk: z.enum(['string', 'number']),
        counters: z.enum(['number', 'text', 'null', 'missing']),
        userAgents: z.enum(['free', 'bound']),
        encryptedPasswords: z.enum(['refuse', 'accept']),
        graphqlPrefix: z.boolean(),
        totpReuse: z.enum(['refuse', 'accept']),
        resendDelayMs: whole,
        codeLifeMs: whole,
      })
      .partial(),
    (verbs, input) => verbs.switches(defined(input)),
  ),
  calm: command('Everything settable as at the start.', z.strictObject({}), (verbs) => verbs.calm()),
};

function command<T>(says: string, schema: z.ZodType<T>, run: (verbs: InstagramVerbs, input: T) => unknown): Command {
  return { says, run: (verbs, body) => run(verbs, schema.parse(body)) };
}

type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

function defined<T extends object>(input: T): Defined<T> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Defined<T>;
}
