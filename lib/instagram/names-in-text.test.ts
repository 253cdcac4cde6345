import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesInText, type Said } from './names-in-text.ts';
import { InstagramUsername } from './schema.ts';

const name = (username: string): Said => ({ kind: 'name', username });
const names = (...usernames: string[]): Said => ({ kind: 'names', usernames });
const nothing = (why: string) => ({ kind: 'nothing', why });

describe('the one name in a message', () => {
  it.each([
    ['ada'],
    ['Ada'],
    ['@ada'],
    ['＠ada'],
    ['@ ada'],
    ['  @ADA  '],
    ['\u2068@ada\u2069'],
    ['ada.'],
    ['ada!'],
    ['ada?'],
    ['(ada)'],
    ['«ada»'],
    ['"ada"'],
    ['*ada*'],
    ['ada 🙏'],
    ['👉 @ada 👈'],
    ['Check @ada https://www.instagram.com/ada/?igsh=1'],
    ['Check @ada'],
    ['check @ada please'],
    ['Check ada'],
    ['check ada please'],
    ['please check the profile of ada'],
    ['can you check ada?'],
    ['можешь проверить ada?'],
    ['Привет, проверь ada'],
    ['instagram ada'],
    ['Ada Lovelace (@ada) • Instagram photos and videos'],
    ['#ada'],
    ['/ada'],
    ['who does not follow @ada back?'],
    ['проверь @ada, пожалуйста'],
    ['Проверь ada пожалуйста'],
    ['проверь профиль ada'],
    ['а @ada можно?'],
    ['Привет! Посмотри @ada.'],
    ['hi, @ada please'],
    ['@ada'.repeat(2)],
    ['@ada @Ada @ADA'],
    ['"@ada"'],
    ['(@ada)'],
    ['[@ada]'],
    ['профиль:@ada'],
    ["@ada's followers"],
    ['@ada…'],
    ['@adaпожалуйста'],
    ['mail me at a@example.org about @ada'],
    ['check @ada\nthanks'],
    ['@ada https://example.com/post'],
    ['https://www.instagram.com/p/Cx1/ by @ada'],
  ])('%j is about ada', (text) => {
    expect(namesInText(text)).toEqual(name('ada'));
  });

  it.each([
    ['https://www.instagram.com/ada'],
    ['https://www.instagram.com/ada/?igsh=MzRlODBiNWFlZA=='],
    ['HTTPS://WWW.INSTAGRAM.COM/ADA/'],
    ['http://instagram.com/ada#top'],
    ['instagram.com/ada'],
    ['instagr.am/ada'],
    ['m.instagram.com/ada/'],
    ['ig.me/ada'],
    ['https://ig.me/m/ada'],
    ['https://www.instagram.com/stories/ada/3456789/'],
    ['https://www.instagram.com/stories/ada'],
    ['https://www.instagram.com/ada/reels/'],
    ['https://www.instagram.com/ada/tagged/'],
    ['https://www.instagram.com/ada/followers'],
    ['https://www.instagram.com/ada/p/CxYz123/'],
    ['https://www.instagram.com/ada/reel/CxYz123/?igsh=1'],
    ['instagram.com/_u/ada'],
    ['https://www.instagram.com/_u/ada/'],
    ['https://www.instagram.com/@ada'],
    ['https://www.instagram.com//ada'],
    ['instagram://user?username=ada'],
    ['/stories/ada/1/'],
    ['/ada/reels/'],
    ['ada/p/abc'],
    ['https://www.instagram.com/accounts/login/?next=%2Fada%2F'],
    ['https://www.instagram.com/accounts/login/?next=https%3A%2F%2Fwww.instagram.com%2Fada%2F%3Fhl%3Den&is_from_rle'],
    ['https://www.instagram.com/ada.'],
    ['(https://www.instagram.com/ada/)'],
    ['<https://www.instagram.com/ada/>'],
    ['[Ada](https://www.instagram.com/ada/)'],
    ['смотри:https://www.instagram.com/ada/, спасибо'],
    ['смотриhttps://www.instagram.com/ada/'],
    ['https://www.instagram.com/ada — вот'],
    ['https://www.instagram.com/ada/?a=1 https://instagram.com/Ada'],
    ['https://www.instagram.com/p/Cx1/ instagram.com/ada'],
  ])('%j leads to ada', (text) => {
    expect(namesInText(text)).toEqual(name('ada'));
  });

  it.each([
    ['check ada.lovelace please', 'ada.lovelace'],
    ['мне нужна ada_lovelace, срочно', 'ada_lovelace'],
    ['@ada.lovelace.', 'ada.lovelace'],
    ['_ada_', '_ada_'],
    ['check @_ada_!', '_ada_'],
    ['https://instagram.com/ada.lovelace...', 'ada.lovelace'],
    ['123456', '123456'],
  ])('%j is about %s', (text, username) => {
    expect(namesInText(text)).toEqual(name(username));
  });

  it('and a single word is one when a name was asked for, whatever else it means', () => {
    expect(namesInText('hi', { asked: true })).toEqual(name('hi'));
    expect(namesInText('Привет', { asked: true })).toEqual(nothing('username_characters'));
    expect(namesInText('what is this', { asked: true })).toEqual({ kind: 'question' });
  });
});

describe('several names', () => {
  it.each([
    ['@ada @grace', names('ada', 'grace')],
    ['@grace and @ada', names('grace', 'ada')],
    ['@ada@grace', names('ada', 'grace')],
    ['@ada,@grace;@linus', names('ada', 'grace', 'linus')],
    ['https://instagram.com/ada https://instagram.com/grace/', names('ada', 'grace')],
    ['https://instagram.com/ada,https://instagram.com/grace', names('ada', 'grace')],
    ['@ada or https://instagram.com/grace', names('ada', 'grace')],
    ['ada_l, grace.h', names('ada_l', 'grace.h')],
    ['ada or grace?', names('ada', 'grace')],
    ['Ada и Grace', names('ada', 'grace')],
    ['ada, grace, linus!', names('ada', 'grace', 'linus')],
    ['ada\ngrace', names('ada', 'grace')],
    ['ada or ada?', name('ada')],
  ])('%j: all of them, in their order', (text, expected) => {
    expect(namesInText(text)).toEqual(expected);
  });
});

describe('a message without a name', () => {
  it.each([
    'hi',
    'Hi!',
    'hello',
    'Hello there',
    'good morning',
    'Привет',
    'привет 👋',
    'Здравствуйте!',
    'Добрый день',
    '👋',
    'спасибо',
    'thanks!',
    'ok',
    'menu',
  ])('%j is a greeting', (text) => {
    expect(namesInText(text)).toEqual({ kind: 'greeting' });
  });

  it.each([
    'What is this?',
    'what is this',
    'how are you',
    'как это работает?',
    'как это работает',
    'А это бесплатно?',
    'сколько стоит',
    'help',
    'What?',
    'Can I check a private profile?',
    'what profile',
    'Is it safe? Do I need a password?',
    'помощь',
    '¿Qué es esto?',
    'Привет! Как это работает?',
  ])('%j is a question', (text) => {
    expect(namesInText(text)).toEqual({ kind: 'question' });
  });

  it.each([
    ['https://www.instagram.com/p/CxYz123/', 'post'],
    ['https://www.instagram.com/reel/CxYz123/?igsh=1', 'post'],
    ['https://www.instagram.com/reels/CxYz123/', 'post'],
    ['https://www.instagram.com/tv/CxYz123/', 'post'],
    ['https://www.instagram.com/share/BADx', 'post'],
    ['https://www.instagram.com/share/reel/BADx', 'post'],
    ['https://www.instagram.com/s/aGlnaGxpZ2h0?story_media_id=1', 'post'],
    ['https://www.instagram.com/stories/highlights/17890/', 'post'],
    ['look https://www.instagram.com/p/CxYz123/', 'post'],
    ['https://www.instagram.com/', 'elsewhere'],
    ['instagram.com', 'elsewhere'],
    ['https://www.instagram.com/explore/tags/cats/', 'elsewhere'],
    ['https://www.instagram.com/accounts/edit/', 'elsewhere'],
    ['https://www.instagram.com/direct/inbox/', 'elsewhere'],
    ['https://www.instagram.com/%2e%2e/ada', 'elsewhere'],
    ['https://www.instagram.com/robots.txt', 'elsewhere'],
    ['https://help.instagram.com/581066165581870', 'elsewhere'],
    ['https://instagram.com.example.org/ada', 'elsewhere'],
    ['https://example.org/instagram.com/ada', 'elsewhere'],
    ['https://example.com/@ada', 'elsewhere'],
    ['https://www.instagram.com/ada-lovelace', 'elsewhere'],
    ['https://www.instagram.com/ада', 'elsewhere'],
    ['tiktok.com/ada', 'elsewhere'],
    ['https://ig.me/j/AbC', 'post'],
    ['https://www.instagram.com/channel/AbC/', 'post'],
  ])('%j is a link to something else: %s', (text, of) => {
    expect(namesInText(text)).toEqual({ kind: 'not_a_profile_link', of });
  });

  it.each(
    'explore reels reel accounts direct stories p tv developer about legal privacy terms api web challenge oauth emails press session lite graphql'.split(
      ' ',
    ),
  )('nobody is called %s', (page) => {
    expect(namesInText(`@${page}`)).toEqual(nothing('username_reserved'));
    expect(namesInText(`look at @${page}`)).toEqual(nothing('username_reserved'));
    expect(namesInText(`https://www.instagram.com/${page}/`).kind).toBe('not_a_profile_link');
  });

  it.each([
    ['', 'username_empty'],
    ['   \n', 'username_empty'],
    ['\u200b', 'username_empty'],
    ['🎉🎉', 'username_empty'],
    ['...', 'username_empty'],
    ['@', 'username_empty'],
    ['ада', 'username_characters'],
    ['@ада', 'username_characters'],
    ['ada-bel', 'username_characters'],
    ['@ada-bel', 'username_characters'],
    ['.ada', 'username_characters'],
    ['@.ada', 'username_characters'],
    ['ada..lovelace', 'username_characters'],
    ['ada@example.org', 'username_characters'],
    ['a'.repeat(31), 'username_too_long'],
    [`@${'a'.repeat(31)}`, 'username_too_long'],
    ['I am fine', 'username_empty'],
    ['see example.com', 'username_empty'],
    ['check instagram bot', 'username_empty'],
    ['I follow 300 people', 'username_empty'],
    ['ada lovelace', 'username_empty'],
    ['check my followers', 'username_empty'],
    ['lorem ipsum dolor '.repeat(400), 'username_empty'],
  ])('%j: nothing, and why', (text, why) => {
    expect(namesInText(text)).toEqual(nothing(why));
  });
});

const letter = fc.constantFrom(...'abcxyz019_');
const anyName = fc
  .array(fc.string({ unit: letter, minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('.'))
  .filter((text) => InstagramUsername.safeParse(text).success);
const form = fc.constantFrom(
  (one: string) => `@${one}`,
  (one: string) => `@${one.toUpperCase()}`,
  (one: string) => `https://www.instagram.com/${one}/`,
  (one: string) => `https://instagram.com/${one}?igsh=x%3D%3D&utm_source=qr`,
  (one: string) => `instagram.com/${one}/reels/`,
  (one: string) => `https://www.instagram.com/stories/${one}/1/`,
  (one: string) => `https://www.instagram.com/${one}/p/abc/`,
  (one: string) => `https://www.instagram.com/_u/${one}`,
  (one: string) => `https://ig.me/m/${one}`,
  (one: string) => `https://www.instagram.com/accounts/login/?next=%2F${one}%2F`,
);
const around = fc.constantFrom(
  ['', ''],
  ['check ', ' please'],
  ['проверь ', ', пожалуйста!'],
  ['Привет! Это ', '.'],
  ['(', ')'],
  ['«', '»'],
  ['"', '"?'],
  ['👉', '👈'],
  ['What about ', '?'],
  ['one\n', '\ntwo'],
) as fc.Arbitrary<readonly [string, string]>;

describe('any message', () => {
  it('a name in whatever form and sentence is found, and only it', () => {
    fc.assert(
      fc.property(anyName, form, around, (one, write, [before, after]) => {
        expect(namesInText(`${before}${write(one)}${after}`)).toEqual(name(one));
      }),
    );
  });

  it('two different names are both found', () => {
    fc.assert(
      fc.property(anyName, anyName, form, form, (one, two, first, second) => {
        fc.pre(one !== two);
        const found = namesInText(`${first(one)} and ${second(two)}`);
        expect(found.kind === 'names' && [...found.usernames].sort()).toEqual([one, two].sort());
      }),
    );
  });

  it('is read without failing, and what is found can be stored', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('@', 'https://', 'instagram.com/', '/', '?next=', '%', '.', 'a', ' '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.boolean(), (pieces, asked) => {
        const found = namesInText(pieces.join(''), { asked });
        const all = found.kind === 'names' ? found.usernames : found.kind === 'name' ? [found.username] : [];
        for (const one of all) expect(InstagramUsername.parse(one)).toBe(one);
        expect(new Set(all).size).toBe(all.length);
        if (found.kind === 'names') expect(all.length).toBeGreaterThan(1);
      }),
      { numRuns: 100 },
    );
  });

  it.each(['a+', '@a', 'a.', 'http://', 'instagram.com/', '.@'])('is read quickly when it repeats %j', (part) => {
    const before = process.cpuUsage(); // not the clock: others may hold the machine
    namesInText(part.repeat(4_096));
    expect(process.cpuUsage(before).user).toBeLessThan(500_000);
  });
});
