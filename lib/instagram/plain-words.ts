const words = (...lines: string[]) => new Set(lines.join(' ').split(' '));

/** Such a profile needs an `@`. */
const SMALL_TALK = words(
  'hi hello hey heya hiya hola yo sup greetings welcome morning evening thanks thank thx ok okay yes no bye start menu stop cancel',
  'привет приветик приветствую здравствуй здравствуйте здорово хай хэй салют добрый доброе доброго доброй спасибо спс благодарю',
  'ок окей ага да нет пока старт меню стоп отмена отмени ку',
);
const TWO_WORD_GREETINGS = new Set(['good morning', 'good evening', 'good afternoon', 'good day', 'всем привет']);

const ASKING = words(
  'help faq what whats who whom whose why when where which how can could do does did is are am will would should',
  'помощь помоги помогите справка что чо чё кто кого кому чей как какой какая какие каким зачем почему отчего когда где куда откуда',
  'сколько можно можете можешь ли а умеешь',
);

const AROUND_A_NAME = words(
  'check scan look lookup find show analyze analyse please pls plz thanks profile profiles account page user username nickname nick name',
  'instagram insta ig followers following unfollowers for of the a an this that it me my his her their on in at up now again again',
  'проверь проверьте проверить проверка проверку чекни глянь посмотри посмотрите узнай узнать найди покажи пожалуйста плиз пж пжлст',
  'профиль профиля аккаунт аккаунта акк страницу страница ник имя юзер пользователя инстаграм инстаграма инстаграме инста инсте инсту',
  'i we you want would like to can could hi hello hey thanks thank there now one',
  'можешь можете хочу бы ли можно а и привет здравствуй здравствуйте добрый доброе день утро вечер',
  'подписчиков подписки это этот эту этого его её ее меня мне мой мою в на у по за и ещё еще раз спасибо',
);
/** One of these must be there: not any two words are a request. */
const ASKS_FOR_A_CHECK = words(
  'check scan analyze analyse profile account username nickname instagram insta ig инстаграм инстаграме инста инсте проверь проверьте проверить проверка проверку чекни глянь посмотри',
  'посмотрите узнай узнать профиль профиля аккаунт аккаунта акк ник юзер',
);

const NOBODY = words(
  'private public closed open free big large many more other another all any anyone someone somebody everyone everything anything',
  'people friend friends business bot app work works working safe list lists link page pages',
);

/** A text's words in lower case, without punctuation and emoji. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_](?:[\p{L}\p{N}_.'’$-]*[\p{L}\p{N}_$])?/gu) ?? [];
}

/** A greeting, thanks, or a wish for the menu; a waving hand counts. */
export function isSmallTalk(text: string, found: readonly string[]): boolean {
  const [first = '', second = ''] = found;
  if (found.length === 0) return /[👋🤚✋🖐🙏👍❤😊🙂]/u.test(text);
  return SMALL_TALK.has(first) || TWO_WORD_GREETINGS.has(`${first} ${second}`);
}

/** By question mark or first word. */
export function isQuestion(text: string, found: readonly string[]): boolean {
  const asks = ASKING.has(found[0] ?? '');
  return asks || (/[?？؟]/.test(text) && found.length !== 1);
}

/** The words of a mere choice ("ada or grace?"); empty when one is no name. */
export function wordsInChoice(text: string): string[] {
  const stripped = text.toLowerCase().replace(/^\s+|[\s.!?？؟…]+$/gu, '');
  const parts = stripped.split(/\s*[,;&+\n]\s*|\s+(?:or|and|или|и)\s+/u);
  return parts.length > 1 && parts.every((word) => /^[a-z0-9_.]{2,30}$/.test(word) && !isEverydayWord(word))
    ? parts
    : [];
}

function isEverydayWord(word: string): boolean {
  return [SMALL_TALK, ASKING, AROUND_A_NAME, NOBODY].some((everyday) => everyday.has(word));
}

/** The one name in a request such as "check ada please", or null. */
export function wordInRequest(found: readonly string[]): string | null {
  if (!found.some((word) => ASKS_FOR_A_CHECK.has(word))) return null;
  const [word, ...others] = found.filter((one) => !AROUND_A_NAME.has(one));
  if (word === undefined || others.length > 0) return null;
  return isEverydayWord(word) ? null : word;
}
