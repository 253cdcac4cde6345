import type { ChallengeKind } from '#/lib/platform/enums.ts';
import { askPerson } from './ask-person.ts';
import { failed, LOOK, type Move, type PageVisit, PRESSED, waiting } from './attempt.ts';
import { freshTotp } from './fresh-totp.ts';
import { MAX_ASKED_CODES, MAX_TOTP_CODES, type Question } from './model.ts';
import { choose, fill, press, pressEnter } from './press.ts';
import { questionOf, switchControl } from './question.ts';
import { codeBoxes, codeInput, controlOf, type SeenInput, type Sight, submitOf, wordsOf } from './sight.ts';
import { CONFIRM, OTHER_WAY, PLEASE_WAIT, RESEND, TOO_EARLY, TRUST_DEVICE, WRONG_CODE } from './wording.ts';

const ANSWER_MS = 30_000;
const RESEND_MS = 1_000;
/** How long an older refusal must stay to count for the new code. */
const OLD_ERROR_MS = 6_000;

/** One turn on a code page. @param fallback the kind of code when the page does not say. */
export async function enterCode(visit: PageVisit, fallback: ChallengeKind): Promise<Move> {
  const { memory, input } = visit.attempt;
  const settled = settleSentCode(visit);
  if (settled) return settled;

  const { sight } = visit;
  if (memory.resend === 'pressed') memory.resend = TOO_EARLY.test(wordsOf(sight)) ? 'wanted' : null;
  const question = questionOf(sight, {
    resendWanted: memory.resend === 'wanted',
    fallback,
    wrongBefore: memory.wrongBefore,
    offered: memory.offered,
    now: visit.attempt.now(),
  });
  if (input.totp && memory.wanted === null) {
    if (question.kind === 'app_code') return enterTotp(visit);
    if (question.methods.includes('app_code')) return switchTo(visit, 'app_code');
  }
  const folded = sight.controls.find((control) => control.discloses && OTHER_WAY.test(control.text));
  if (folded && visit.changed && (await press(visit.attempt, folded))) return waiting(2_000);
  return askForCode(visit, question);
}

/** Switches the page to another method; a picker in between takes the same one. */
export async function switchTo(visit: PageVisit, method: ChallengeKind): Promise<Move> {
  const { memory } = visit.attempt;
  const seedTakesIt = method === 'app_code' && visit.attempt.input.totp !== null;
  memory.wanted = seedTakesIt ? null : method;
  memory.wrongBefore = false;
  return (await press(visit.attempt, switchControl(visit.sight, method))) ? PRESSED : LOOK;
}

/** What became of the code sent before this turn; null when none is pending. */
function settleSentCode(visit: PageVisit): Move | null {
  const { memory } = visit.attempt;
  const { codeSent } = memory;
  if (!codeSent) return null;
  const words = wordsOf(visit.sight);
  if (WRONG_CODE.test(words)) {
    // A refusal from before the press is not the answer to it, unless it outlasts the wait.
    const isOld = codeSent.besideError && visit.changed && visit.sight.document === codeSent.document;
    if (isOld) return waiting(OLD_ERROR_MS);
    memory.codeSent = null;
    memory.wrongBefore = true;
    return null;
  }
  if (PLEASE_WAIT.test(words)) return failed('throttled', 'Instagram asks to wait before another code.');
  if (visit.sight.path !== codeSent.path) {
    Object.assign(memory, { codeSent: null, wrongBefore: false, wanted: null }); // taken; this page wants another code
    return null;
  }
  codeSent.besideError = false;
  if (visit.changed) return waiting(ANSWER_MS);
  return failed('unknown_screen', 'The code was sent and the page gave no answer.');
}

async function enterTotp(visit: PageVisit): Promise<Move> {
  const { memory, input, deadline } = visit.attempt;
  if (memory.totpCodes.length >= MAX_TOTP_CODES) {
    return failed('code_wrong', 'Instagram refused the codes from the stored seed; is the seed right, and the clock?');
  }
  if (!input.totp) return LOOK;
  const code = await freshTotp(input.totp, memory.totpCodes, deadline);
  memory.totpCodes.push(code);
  return submitCode(visit, code);
}

async function askForCode(asked: PageVisit, question: Question): Promise<Move> {
  const { memory } = asked.attempt;
  if (memory.wrongBefore) memory.askedRefused += 1;
  if (memory.askedRefused >= MAX_ASKED_CODES) return failed('code_wrong', 'Too many wrong codes.');
  const { reply, visit } = await askPerson(asked, question);
  if (reply.kind === 'gave_up') return failed('code_timeout');
  if (reply.kind === 'screen_moved') return LOOK;
  memory.wrongBefore = false;
  if (reply.kind === 'switch') return switchTo(visit, reply.method);
  if (reply.kind === 'code') return submitCode(visit, reply.code.replace(/[^\p{L}\d]/gu, ''));
  memory.resend = (await press(visit.attempt, controlOf(visit.sight, RESEND))) ? 'pressed' : 'wanted';
  return memory.resend === 'pressed' ? waiting(2_000) : waiting(RESEND_MS);
}

async function submitCode(visit: PageVisit, code: string): Promise<Move> {
  const { attempt, sight } = visit;
  const field = codeInput(sight);
  attempt.memory.secrets.push(code);
  const trust = sight.inputs.find(
    (input) => input.type === 'checkbox' && TRUST_DEVICE.test(`${input.label} ${input.name}`),
  );
  if (trust) await choose(attempt, trust);
  for (const [part, characters] of partsOf(code, sight, field)) {
    if (!(await fill(attempt, part, characters))) return LOOK;
  }
  attempt.memory.codeSent = {
    document: sight.document,
    path: sight.path,
    besideError: WRONG_CODE.test(wordsOf(sight)),
  };
  const sent = (await press(attempt, submitOf(sight, CONFIRM))) || (await pressEnter(attempt, field));
  // boxes often send themselves with the last character
  const isOnItsWay = sent || codeBoxes(sight).length > 0;
  if (!isOnItsWay) attempt.memory.codeSent = null;
  return isOnItsWay ? waiting(ANSWER_MS) : LOOK;
}

/** What is typed where: all into one field, or one character per box. */
function partsOf(code: string, sight: Sight, field: SeenInput | null): [SeenInput | null, string][] {
  const boxes = codeBoxes(sight);
  return boxes.length === 0 ? [[field, code]] : boxes.map((box, index) => [box, code[index] ?? '']);
}
