import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARCHIVE_FORMS, type ArchiveInput, archiveFiles } from '#/sandbox/instagram/archive/archive-files.ts';
import { archiveZip } from '#/sandbox/instagram/archive/archive-zip.ts';
import { writeZip } from '#/sandbox/instagram/archive/write-zip.ts';
import { ARCHIVE_REFUSALS } from './model.ts';
import { type ArchiveAnswer, readArchive } from './read-archive.ts';

const never = new AbortController().signal;
const read = (name: string, bytes: Uint8Array | string) =>
  readArchive({ name, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes }, never);

/** The names on both lists, sorted; null for a list that did not come. */
function namesIn(answer: ArchiveAnswer) {
  if (!answer.ok) return answer.reason;
  const { followers, following } = answer.read.lists;
  return {
    followers: followers && [...followers.names].sort(),
    following: following && [...following.names].sort(),
  };
}

const name = fc
  .tuple(fc.stringMatching(/^[a-z_][a-z0-9_]{2,12}$/), fc.constantFrom('', '.b', '_1'))
  .map(([word, end]) => `x${word}${end}`);
const names = fc.uniqueArray(name, { maxLength: 40 });
const input = fc.record({
  owner: fc.constant('owner.of.it'),
  followers: names,
  following: names,
  form: fc.constantFrom(...ARCHIVE_FORMS),
  perFile: fc.integer({ min: 1, max: 40 }),
  seed: fc.string(),
}) satisfies fc.Arbitrary<ArchiveInput>;
const truthOf = ({ followers, following }: ArchiveInput) => ({
  followers: [...followers].sort(),
  following: [...following].sort(),
});

describe('an export, in every form that Instagram has given it,', () => {
  it('is read as it is, whatever the order of its files', async () => {
    await fc.assert(
      fc.asyncProperty(input, fc.infiniteStream(fc.nat()), async (archive, order) => {
        const files = archiveFiles(archive)
          .map((file) => ({ file, at: order.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ file: { path, text } }) => ({ path, bytes: Buffer.from(text) }));
        const answer = await read('x.zip', writeZip(files));
        expect(namesIn(answer)).toEqual(truthOf(archive));
      }),
      { numRuns: 60 },
    );
  });

  it('is read file by file, under names that a device changed', async () => {
    await fc.assert(
      fc.asyncProperty(input, async (archive) => {
        const found = { followers: new Set<string>(), following: new Set<string>() };
        for (const { path, text } of archiveFiles(archive).filter((file) =>
          /(?:followers|following)(?:_\d+)?\.\w+$/.test(file.path),
        )) {
          const answer = await read((path.split('/').at(-1) ?? '').replace('.', ' (1).'), text);
          if (!answer.ok) throw new Error(answer.reason);
          for (const list of ['followers', 'following'] as const)
            for (const one of answer.read.lists[list]?.names ?? []) found[list].add(one);
        }
        found.followers.delete('owner.of.it'); // a page alone does not say whose it is
        found.following.delete('owner.of.it');
        expect({ followers: [...found.followers].sort(), following: [...found.following].sort() }).toEqual(
          truthOf(archive),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('tells whose it is and which time it covers', async () => {
    const some = { owner: 'ada', followers: ['grace', 'alan'], following: ['grace'] };
    const json = await read('instagram-ada-2026-11-20-x.zip', archiveZip(some).bytes);
    expect(json).toMatchObject({ read: { owner: 'ada', files: ['followers_1.json', 'following_1.json'] } });
    expect(json).toMatchObject({
      read: { dates: { oldestAt: new Date('2016-05-03'), newestAt: new Date('2026-11-20'), statedFrom: null } },
    });
    const page = await read('x.zip', archiveZip({ ...some, form: 'html' }).bytes);
    expect(page).toMatchObject({
      read: { dates: { statedFrom: new Date('2016-05-03'), statedUntil: new Date('2026-11-20') } },
    });
  });
});

describe('a row of a list', () => {
  const inFile = (row: object) => read('followers_1.json', JSON.stringify([row, { string_list_data: [] }]));
  const item = { href: 'https://www.instagram.com/ada', value: 'ada', timestamp: 1_700_000_000 };

  it.each([
    [{ title: '', string_list_data: [item] }],
    [{ title: 'ada', string_list_data: [{ href: 'https://www.instagram.com/_u/ada', timestamp: 1 }] }],
    [{ title: '', string_list_data: [{ href: 'https://www.instagram.com/_u/ada/?x=1' }] }],
    [{ title: 'Ada Lovelace 🎉', string_list_data: [{ href: 'https://instagram.com/ADA/' }] }],
    [{ title: null, media_list_data: [], string_list_data: [{ ...item, timestamp: 'soon' }] }],
    [{ timestamp: 1, fbid: '7', label_values: [{ label: 'URL', href: 'https://www.instagram.com/ada' }] }],
    [{ label_values: [{ label: 'Username', value: 'ada' }] }],
    [
      {
        label_values: [
          { title: 'x', dict: [] },
          { label: 'Ð\u0098Ð¼Ñ\u008f Ð¿Ð¾Ð»Ñ\u008cÐ·Ð¾Ð²Ð°Ñ\u0082ÐµÐ»Ñ\u008f', value: 'ada' },
        ],
      },
    ],
  ])('names somebody as %j, and one that names nobody is counted', async (row) => {
    const answer = await inFile(row);
    expect(namesIn(answer)).toEqual({ followers: ['ada'], following: null });
    expect(answer).toMatchObject({ read: { lists: { followers: { unreadable: 1 } } } });
  });

  it('that comes twice is one person', async () => {
    const twice = JSON.stringify({
      relationships_following: [{ string_list_data: [item] }, { string_list_data: [item] }],
    });
    expect(namesIn(await read('anything.json', twice))).toEqual({ followers: null, following: ['ada'] });
  });
});

describe('a file that is none of the two lists', () => {
  it.each([
    ['%PDF-1.7', 'other_file'],
    ['\u0089PNG', 'other_file'],
    ['', 'other_file'],
    ['Rar!\u001a\u0007', 'other_packing'],
    ['{"relationships_blocked_users":[]}', 'other_list'],
    ['{"relationships_follow_requests_sent":[{"string_list_data":[]}]}', 'other_list'],
    ['{}', 'no_lists'],
    ['[]', 'no_lists'],
    ['[{"title":"ada"}]', 'no_lists'],
    ['{"name":"x","version":"1.0.0","files":[{"a":1}]}', 'no_lists'],
    ['<html><a href="https://www.instagram.com/ada">x</a></html>', 'no_lists'],
    ['[1, 2', 'broken'],
    ['{"relationships_following":[{"title": nonsense}]}', 'broken'],
    ['[]]', 'broken'],
  ])('%s: %s', async (text, reason) => {
    expect(await read('file', Buffer.from(text, 'latin1'))).toEqual({ ok: false, reason });
  });

  it('nor one that is deep or wide without end', async () => {
    expect(await read('followers_1.json', '['.repeat(5_000))).toEqual({ ok: false, reason: 'broken' });
    const wide = `[{"title":"${'x'.repeat(200_000)}"}]`;
    expect(await read('followers_1.json', wide)).toEqual({ ok: false, reason: 'broken' });
  });

  it('but an empty list is one, where its name says so', async () => {
    expect(namesIn(await read('followers_1.json', '[]'))).toEqual({ followers: [], following: null });
  });
});

describe('whatever comes', () => {
  const isAnswer = (answer: ArchiveAnswer) => answer.ok || ARCHIVE_REFUSALS.includes(answer.reason);

  it('is answered, and a damaged export never names anybody whom it did not', async () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(input, damage, fc.nat(), async (archive, changes, cut) => {
        const bytes = Buffer.from(archiveZip(archive).bytes);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const answer = await read('x.zip', cut % 4 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes);
        expect(isAnswer(answer)).toBe(true);
        if (!answer.ok) return;
        for (const list of ['followers', 'following'] as const)
          for (const one of answer.read.lists[list]?.names ?? []) expect(archive[list]).toContain(one);
      }),
      { numRuns: 150 },
    );
  });

  it('also as text that is cut off or turned about', async () => {
    await fc.assert(
      fc.asyncProperty(input, fc.nat(), fc.string(), async (archive, cut, noise) => {
        for (const { path, text } of archiveFiles(archive).slice(0, 3)) {
          const at = cut % (text.length + 1);
          expect(isAnswer(await read(path, text.slice(0, at)))).toBe(true);
          expect(isAnswer(await read(path, text.slice(0, at) + noise + text.slice(at)))).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 500 }),
        fc.constantFrom('', 'PK\u0003\u0004', '[', '{"a":[', '<a '),
        async (noise, head) => {
          expect(isAnswer(await read('followers_1.json', Buffer.concat([Buffer.from(head, 'latin1'), noise])))).toBe(
            true,
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is given up when the time is over', async () => {
    const { bytes } = archiveZip({ owner: 'a', followers: ['b'], following: ['c'] });
    expect(await readArchive({ name: 'x.zip', bytes }, AbortSignal.abort())).toEqual({ ok: false, reason: 'too_slow' });
  });
});
