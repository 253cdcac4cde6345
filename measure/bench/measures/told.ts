import type { Ctx } from '#/lib/context.ts';
import type { LoggedCall } from '#/sandbox/telegram/call-log.ts';
import { awaitChecks } from '../../stage/await-checks.ts';
import type { Stage } from '../../stage/open-stage.ts';
import { withStage } from '../../stage/with-stage.ts';
import { type Measure, percentile, type Row } from '../measure.ts';

const CHECKS = 32;
const AT_ONCE = 8;
const LATENCY_MS = 400;
/** A later file counts as so late. */
const PATIENCE_MS = 10_000;
const AIM_MS = 1_000;

/** From a change of state to the chat, and from the end to the file. */
export const told: Measure = {
  name: 'told',
  seconds: 60,
  run: (tell, seed) =>
    withStage({ seed }, async (stage) => {
      stage.instagram.latency({ lists: LATENCY_MS });
      await stage.account();
      await stage.worker({ concurrentChecks: AT_ONCE });
      const asked: { id: string; customerId: bigint }[] = [];
      for (let n = 0; n < CHECKS; n += 1) {
        stage.instagram.profile({ username: `c${n}`, followers: 100 + 25 * n, following: 100, mutual: 40 });
        asked.push(await stage.requestCheck(`c${n}`));
      }
      while (stage.instagram.requests.lists().length < CHECKS) await stage.ctx.clock.sleep(20);
      stage.instagram.signOut();
      tell('the session is dead; what runs waits for the next one');
      const ids = asked.map(({ id }) => id);
      await awaitChecks(stage.ctx, ids, 180_000);
      await awaitFiles(stage);

      const seen = await Promise.all(asked.map((check) => delaysOf(stage, check)));
      const states = seen.flatMap((one) => one.states);
      const files = seen.map((one) => one.file);
      tell(`${states.length} changes of state, ${files.length} files`);
      return [
        rowOf('state change → the customer’s chat, 95th percentile', states),
        rowOf('result certified → its file in the chat, 95th percentile', files),
      ];
    }),
};

async function awaitFiles({ telegram, ctx }: Stage): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  const sent = () => telegram.calls.all('sendDocument').filter(({ answer }) => answer?.ok).length;
  while (sent() < CHECKS && performance.now() < until) await ctx.clock.sleep(50);
}

type State = 'running' | 'parked' | 'completed';
const WORDS: Record<State, RegExp> = { running: /^🔎/, parked: /^⏸/, completed: /^(✅|⚠️)/ };

async function delaysOf(
  { ctx, telegram }: Stage,
  { id, customerId }: { id: string; customerId: bigint },
): Promise<{ states: number[]; file: number }> {
  const calls = telegram.calls
    .all()
    .filter(({ parameters, answer }) => answer?.ok && String(parameters.chat_id) === String(customerId));
  const changes = await changesOf(ctx, id);
  // a state that is over before it could be told is told with the one that followed
  const states = changes.map(({ at }, place) =>
    until(calls, at, (call) => changes.slice(place).some(({ state }) => WORDS[state].test(textOf(call)))),
  );
  const end = changes.at(-1)?.at ?? Number.NaN;
  return { states, file: until(calls, end, ({ method }) => method === 'sendDocument') };
}

async function changesOf({ db }: Pick<Ctx, 'db'>, checkId: string): Promise<{ state: State; at: number }[]> {
  const moves = await db.checkMove.findMany({ where: { checkId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
  let shown = '';
  return moves.flatMap(({ to, at }) => {
    if (to === shown || !(to in WORDS)) return [];
    shown = to;
    return [{ state: to as State, at: at.getTime() }];
  });
}

function textOf({ parameters }: LoggedCall): string {
  return String(parameters.text ?? parameters.caption ?? '');
}

function until(calls: readonly LoggedCall[], from: number, fits: (call: LoggedCall) => boolean): number {
  const call = calls.find((one) => one.at >= from && fits(one));
  return call ? call.at + (call.tookMs ?? 0) - from : PATIENCE_MS;
}

function rowOf(what: string, delays: readonly number[]): Row {
  const of = (share: number) => percentile(delays, share).toFixed(0);
  return {
    what,
    aim: `≤ ${AIM_MS} ms`,
    got: `${of(0.95)} ms`,
    met: percentile(delays, 0.95) <= AIM_MS,
    note: `${delays.length} of them, median ${of(0.5)} ms, longest ${of(1)} ms`,
  };
}
