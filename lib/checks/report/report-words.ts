/** What the report says, in both languages. Pure. */

export type ReportWords = {
  sheet: string;
  title: string;
  made: string;
  followers: string;
  following: string;
  mutual: string;
  notMutual: string;
  share: string;
  wholeness: string;
  whole: string;
  partial: string;
  shortened: string;
  columns: [string, string, string, string, string, string, string];
  yes: string;
  no: string;
};

export const REPORT_WORDS: Record<'en' | 'ru', ReportWords> = {
  en: {
    sheet: 'Mutuals',
    title: 'Who follows back: @',
    made: 'Date (UTC)',
    followers: 'Followers',
    following: 'Following',
    mutual: 'Mutual',
    notMutual: 'Do not follow back',
    share: 'Mutuality',
    wholeness: 'Certificate',
    whole: 'Both lists were read to the end.',
    partial: 'Instagram did not show everything: somebody who is missing here may follow back all the same.',
    shortened: 'The lists are very long, so only those who do not follow back are listed here, at most 100,000.',
    columns: ['No.', 'User name', 'Full name', 'Follows you?', 'You follow?', 'Mutual?', 'Link'],
    yes: 'Yes',
    no: 'No',
  },
  ru: {
    sheet: 'Mutuals',
    title: 'Кто подписан в ответ: @',
    made: 'Дата (UTC)',
    followers: 'Подписчики',
    following: 'Подписки',
    mutual: 'Взаимно',
    notMutual: 'Не подписаны в ответ',
    share: 'Взаимность',
    wholeness: 'Полнота',
    whole: 'Оба списка прочитаны до конца.',
    partial: 'Instagram показал не всё: тот, кого здесь нет, всё равно может быть подписан.',
    shortened: 'Списки очень длинные, поэтому здесь только те, кто не подписан в ответ, не больше 100 000.',
    columns: ['№', 'Имя пользователя', 'Полное имя', 'Подписка на тебя?', 'Твоя подписка?', 'Взаимно?', 'Ссылка'],
    yes: 'Да',
    no: 'Нет',
  },
};
