/** Every verb with every asker, every door with its verbs; both read from the source. */
import { describe, expect, it } from 'vitest';
import { DomainError } from '#/lib/platform/errors.ts';
import { everyRoute } from '#/testing/document-check.ts';
import { doorsWithRights, verbsOfDoors } from '#/testing/verbs-of-doors.ts';
import { type Actor, SYSTEM } from './audit.ts';
import { demandRight, mayDo, RIGHTS, type Right } from './rights.ts';
import { ROLES } from './role.ts';

/** And why it need not ask. */
const WITHOUT_RIGHT: Record<string, string> = {
  admitOperatorSession: 'a door itself: it proves who asks, and notes that they were here',
  admitToken: 'a door itself: it proves who asks, and notes that the token was used',
  askForPasskey: 'asks who is there; what follows asks for its right',
  askPendingPasskey: 'nobody is known yet',
  beginFloodPause: 'obeys what Telegram asks of the bot',
  completeSignIn: 'nobody is known yet',
  demandRight: 'is the question itself',
  confirmSession: 'proves once more who asks; what follows asks for its right',
  giveUseBack: 'counts requests of whoever is not known yet',
  noteForeignCheck: 'writes down that somebody was refused',
  giveFreeChecks: 'gives what an owner has set, once, to whoever is new',
  openContext: 'opens the process',
  openWebContext: 'opens the process',
  signInOperator: 'nobody is known yet',
  signOutOperator: 'gives up a right, and needs none',
  tellHandedIn: 'tells of an action that has asked',
  tellIntrusion: 'tells of what somebody else tried',
  tellNewcomer: 'tells an operator what they may read anyhow',
};

const guarded = verbsOfDoors().filter(({ changes, asks }) => changes || asks);
const asking = guarded.filter(({ name }) => !(name in WITHOUT_RIGHT));

/** Each refusal names the right. */
const NOBODY = { kind: 'operator', id: '1', name: 'Nobody', role: 'nobody' } as unknown as Actor;
const ASKERS: Actor[] = [
  ...ROLES.map((role) => ({ kind: 'operator', id: '1', name: role, role }) as const),
  ...ROLES.map((role) => ({ kind: 'token', id: '1', name: role, role }) as const),
  { kind: 'customer', id: '777', name: 'Maria' },
  SYSTEM,
];

/** Whoever gets to touch it was let in. */
const UNTOUCHABLE = new Proxy(
  {},
  {
    get() {
      throw new Error('past the right');
    },
  },
);

/** Calls a verb. @returns the right it asked for; null when it let the asker in. */
async function refusedFor(verb: { name: string; file: string }, by: Actor): Promise<Right | null> {
  const module: Record<string, (...given: unknown[]) => unknown> = await import(
    /* @vite-ignore */ `../../${verb.file}`
  );
  const input = { by, customerId: 777n, id: 777n, operatorId: 'x', code: '' };
  try {
    await module[verb.name]?.(UNTOUCHABLE, input);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'forbidden') return error.detail?.action as Right;
  }
  return null;
}

it('no verb that a door calls changes anything without asking for a right', () => {
  expect(asking.length).toBeGreaterThan(20);
  expect(asking.filter(({ asks }) => !asks).map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
});

it('every exception still exists', () => {
  const names = guarded.map(({ name }) => name);
  expect(Object.keys(WITHOUT_RIGHT).filter((name) => !names.includes(name))).toEqual([]);
});

describe.each(asking)('$name', (verb) => {
  it('asks before it touches anything, and lets in whom the table lets in', async () => {
    if (verb.name === 'linkChat') return; // the code finds out its holder
    const action = await refusedFor(verb, NOBODY);
    expect(Object.keys(RIGHTS)).toContain(action);
    for (const by of ASKERS) {
      const allowed = mayDo(by, action as Right);
      expect(await refusedFor(verb, by), `${by.kind} ${by.name}`).toBe(allowed ? null : action);
    }
  });
});

it.each(doorsWithRights())('$name admits for $right whom its verbs let in', async ({ right, verbs }) => {
  const wanted = RIGHTS[right as Right];
  expect(wanted, 'a right of the table').toBeDefined();
  for (const key of verbs) {
    const verb = asking.find(({ file, name }) => `${file}#${name}` === key);
    const action = verb && verb.name !== 'linkChat' ? await refusedFor(verb, NOBODY) : null;
    if (action) expect(RIGHTS[action].role, key).toBe(wanted.role);
  }
});

it('every right that a route of the HTTP API asks for is found in its source', () => {
  const found = doorsWithRights().filter(({ name }) => /^app\/api\/[\w-]+\.ts#/.test(name));
  const asked = everyRoute.flatMap(({ right }) => right ?? []);
  expect(found.map(({ right }) => right).sort()).toEqual(asked.sort());
});

it('says what is needed, and that some things take a person', () => {
  const viewer = { kind: 'operator', id: '1', name: 'Ada', role: 'viewer' } as const;
  expect(() => demandRight(viewer, 'credits.grant')).toThrow('This needs the role "owner"; yours is "viewer".');
  expect(() => demandRight({ ...viewer, kind: 'token', role: 'owner' }, 'token.make')).toThrow('No token may do this');
  expect(() => demandRight({ kind: 'customer', id: '1', name: 'Ada' }, 'check.cancel', 2n)).toThrow('This needs');
});
