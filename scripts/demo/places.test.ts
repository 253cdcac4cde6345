import { describe, expect, it } from 'vitest';
import { NOT_RUNNING, type Places, placesOf } from './places.ts';

const settings = { SANDBOX: '1', PORT: '3000', SANDBOX_TELEGRAM_PORT: '4201' };
const run = {
  pid: 4711,
  addresses: {
    web: 'http://127.0.0.1:3300',
    sandbox: { instagram: 'http://127.0.0.1:4300', telegram: 'http://127.0.0.1:4400' },
  },
};
const WHY = 'GET http://127.0.0.1:3300/api/health was not answered: ECONNREFUSED.';

describe('the demo goes', () => {
  it('where the running start says it is, whatever .env says', () => {
    expect(originsOf(placesOf({ url: undefined, settings, run }))).toEqual({
      web: 'http://127.0.0.1:3300',
      instagram: 'http://127.0.0.1:4300',
      telegram: 'http://127.0.0.1:4400',
    });
  });

  it('where the settings say, when no start runs in this checkout', () => {
    expect(originsOf(placesOf({ url: undefined, settings, run: null }))).toEqual({
      web: 'http://127.0.0.1:3000',
      instagram: 'http://127.0.0.1:4100',
      telegram: 'http://127.0.0.1:4201',
    });
  });

  it('to --url before anything else, with the sandbox of this machine', () => {
    for (const started of [null, run, { pid: 4711, addresses: null }]) {
      const places = placesOf({ url: 'https://elsewhere.example/', settings, run: started });
      expect(places.web.origin).toBe('https://elsewhere.example');
    }
    expect(placesOf({ url: 'https://elsewhere.example', settings, run }).telegram.origin).toBe('http://127.0.0.1:4400');
  });
});

describe('when nobody answers, the demo says', () => {
  it('that Mutuals does not run, when it does not', () => {
    expect(placesOf({ url: undefined, settings, run: null }).web.silence(WHY)).toBe(NOT_RUNNING);
  });

  it('that it runs and does not answer, with the address that was tried', () => {
    expect(placesOf({ url: undefined, settings, run }).web.silence(WHY)).toBe(
      `Mutuals runs here (process 4711) but does not answer. ${WHY} See .data/logs/mutuals.log.`,
    );
  });

  it('that it is still starting, before its addresses are known', () => {
    expect(() => placesOf({ url: undefined, settings, run: { pid: 4711, addresses: null } })).toThrow(
      'still starting here (process 4711)',
    );
  });

  it('which of the two is silent when --url names a product elsewhere', () => {
    const places = placesOf({ url: 'https://elsewhere.example', settings, run });
    expect(places.web.silence(WHY)).toContain('No Mutuals answers at the address of --url.');
    expect(places.instagram.silence(WHY)).toContain('The sandbox of this machine does not answer.');
  });
});

function originsOf({ web, instagram, telegram }: Places) {
  return { web: web.origin, instagram: instagram.origin, telegram: telegram.origin };
}
