import { expect, it } from 'vitest';
import { SCREENS } from '#/lib/instagram/browser/screens/registry.ts';
import { unknown } from '#/lib/instagram/browser/screens/unknown.ts';
import en from './en.json' with { type: 'json' };

it('the dashboard says of a step what the API and the log say of it', () => {
  const noted = [...SCREENS, unknown].flatMap(({ name, note }) => (note === null ? [] : [[name, note]]));
  expect(en.refreshes.action).toEqual(Object.fromEntries(noted));
});
