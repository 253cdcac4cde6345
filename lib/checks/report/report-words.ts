/** What the report says, in both languages. Pure. */
import type { Language } from '#/lib/platform/language.ts';
import type { Unshown } from '../unshown.ts';

export type ReportWords = {
  sheet: string;
  title: string;
  made: string;
  /** The zone in which the time is told, ahead of UTC by so many hours. */
  zone: { word: string; hours: number };
  followers: string;
  following: string;
  mutual: string;
  notMutual: string;
  share: string;
  wholeness: string;
  exact: string;
  within(percent: number | undefined): string;
  /** Nobody is known to be missing, but no totals were told. */
  untold: string;
  partial: string;
  unshown(list: Unshown): string;
  setAside(count: number): string;
  mayFollow(count: number): string;
  shortened: string;
  columns(username: string): [string, string, string, string, string, string];
  yes: string;
  no: string;
};

const figures = { en: new Intl.NumberFormat('en'), ru: new Intl.NumberFormat('ru') };
const list = {
  en: { followers: 'Followers', following: 'Following' },
  ru: { followers: 'Подписчики', following: 'Подписки' },
};

export const REPORT_WORDS: Record<Language, ReportWords> = {
  en: {
    sheet: 'Mutuals',
    title: 'Who follows back: @',
    made: 'Date',
    zone: { word: 'UTC', hours: 0 },
    ...list.en,
    mutual: 'Mutual',
    notMutual: 'Do not follow back',
    share: 'Mutuality',
    wholeness: 'Certificate',
    exact: 'Both lists are whole, to the last person.',
    within: (percent) =>
      percent === undefined
        ? 'Both lists are whole but for the few named here.'
        : `Both lists are whole within ${percent} %.`,
    untold: 'Instagram does not say how many there are, so nothing proves that this is everybody.',
    partial: 'Instagram did not show everything: somebody who is missing here may follow back all the same.',
    unshown: ({ list: name, declared, shown, missing }) =>
      `${list.en[name]}: ${figures.en.format(declared)} declared, ${figures.en.format(shown)} shown, ${figures.en.format(missing)} not shown.`,
    setAside: (count) => `Rows that could not be read: ${figures.en.format(count)}.`,
    mayFollow: (count) =>
      `Up to ${figures.en.format(count)} of the names that do not follow back may follow all the same.`,
    shortened: 'The lists are very long, so only those who do not follow back are listed here, at most 100,000.',
    columns: (username) => [
      'No.',
      'User name',
      'Full name',
      `Follows @${username}?`,
      `Followed by @${username}?`,
      'Mutual?',
    ],
    yes: 'Yes',
    no: 'No',
  },
  ru: {
    sheet: 'Mutuals',
    title: 'Кто подписан в ответ: @',
    made: 'Дата',
    zone: { word: 'МСК', hours: 3 },
    ...list.ru,
    mutual: 'Взаимно',
    notMutual: 'Не подписаны в ответ',
    share: 'Взаимность',
    wholeness: 'Полнота',
    exact: 'Оба списка целы до последнего человека.',
    within: (percent) =>
      percent === undefined
        ? 'Оба списка целы, кроме немногих, названных здесь.'
        : `Оба списка целы с точностью до ${percent} %.`,
    untold: 'Instagram не говорит, сколько людей в списках, поэтому нельзя доказать, что здесь все.',
    partial: 'Instagram показал не всё: тот, кого здесь нет, всё равно может быть подписан.',
    unshown: ({ list: name, declared, shown, missing }) =>
      `${list.ru[name]}: заявлено ${figures.ru.format(declared)}, показано ${figures.ru.format(shown)}, не показано ${figures.ru.format(missing)}.`,
    setAside: (count) => `Не удалось прочитать строк: ${figures.ru.format(count)}.`,
    mayFollow: (count) =>
      `До ${figures.ru.format(count)} из тех, кто здесь «не подписан», всё же могут быть подписаны.`,
    shortened: 'Списки очень длинные, поэтому здесь только те, кто не подписан в ответ, не больше 100 000.',
    columns: (username) => [
      '№',
      'Имя пользователя',
      'Полное имя',
      `Подписка на @${username}?`,
      `Подписка @${username}?`,
      'Взаимно?',
    ],
    yes: 'Да',
    no: 'Нет',
  },
};
