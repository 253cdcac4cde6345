import { expect, it } from 'vitest';
import type { Verdict } from '#/lib/instagram/model.ts';
import { say } from './texts.ts';

const REFUSALS = Object.keys({
  throttled: 1,
  signed_out: 1,
  unclear: 1,
  challenged: 1,
  warning: 1,
  suspended: 1,
  target_private: 1,
  target_missing: 1,
  list_withheld: 1,
  cursor_refused: 1,
  endpoint_retired: 1,
  wrong_identity: 1,
  unreachable: 1,
  unrecognised: 1,
} satisfies Record<Exclude<Verdict, 'page'>, 1>);

it.each(['en', 'ru'] as const)('a session that Instagram did not take is refused in words alone, in %s', (language) => {
  for (const verdict of REFUSALS) {
    const said = say(language, 'op-session-refused', { verdict });
    expect(said).not.toMatch(/[a-z]_[a-z]/);
    expect(said).not.toContain(`(${verdict})`);
    expect(said).toMatch(language === 'en' ? /What was in use stays in use/ : /То, что работало, работает дальше/);
  }
});
