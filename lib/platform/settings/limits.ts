/** Numbers that an owner may set; rooms read them as `ctx.limits`, at each use anew. */
import { count, days, EVERYONE, hours, milliseconds, minutes, percent, seconds } from './kinds.ts';

export const LIMITS = {
  // docs/facts/sessions-and-pace.md#pace: 8-15 reads a minute are tolerated
  listIntervalMs: milliseconds(
    {
      ...{ name: 'LIST_INTERVAL_MS', goesTo: EVERYONE, default: 5_000, min: 0, max: 600_000, inSandbox: 250 },
      changeable: { ru: 'Миллисекунды между двумя запросами списков одного аккаунта, для всех воркеров вместе.' },
    },
    'Milliseconds between two list requests of one account, over all workers.',
  ),
  // docs/facts/sessions-and-pace.md#names: this one and the next three
  entriesPerHour: count(
    {
      ...{
        name: 'ENTRIES_PER_HOUR',
        goesTo: EVERYONE,
        default: 10_000,
        min: 100,
        max: 1_000_000_000,
        inSandbox: 1_000_000_000,
      },
      changeable: { ru: 'Сколько людей, самое большее, один аккаунт видит в списках за час.' },
    },
    'People whom one account is shown in lists in an hour at most.',
  ),
  entriesPerDay: count(
    {
      ...{
        name: 'ENTRIES_PER_DAY',
        goesTo: EVERYONE,
        default: 200_000,
        min: 100,
        max: 1_000_000_000,
        inSandbox: 1_000_000_000,
      },
      changeable: { ru: 'Сколько людей, самое большее, один аккаунт видит в списках за 24 часа.' },
    },
    'People whom one account is shown in lists in 24 hours at most.',
  ),
  lookUpsPerHour: count(
    {
      ...{
        name: 'LOOK_UPS_PER_HOUR',
        goesTo: EVERYONE,
        default: 400,
        min: 1,
        max: 1_000_000_000,
        inSandbox: 1_000_000_000,
      },
      changeable: { ru: 'Сколько раз в час, самое большее, один аккаунт ищет человека в списке.' },
    },
    'How often one account looks somebody up in a list in an hour at most.',
  ),
  lookUpsPerDay: count(
    {
      ...{
        name: 'LOOK_UPS_PER_DAY',
        goesTo: EVERYONE,
        default: 8_000,
        min: 1,
        max: 1_000_000_000,
        inSandbox: 1_000_000_000,
      },
      changeable: { ru: 'Сколько раз за 24 часа, самое большее, один аккаунт ищет человека в списке.' },
    },
    'How often one account looks somebody up in a list in 24 hours at most.',
  ),
  // docs/facts/refusals.md#dead-or-limited: a soft block clears after 5 minutes of silence
  restMs: seconds(
    {
      ...{ name: 'REST_SECONDS', goesTo: EVERYONE, default: 300, min: 1, max: 86_400, inSandbox: 15 },
      changeable: { ru: 'Секунды, которые аккаунт отдыхает после ограничения без названного срока.' },
    },
    'Seconds that an account rests after a limit that named no date.',
  ),
  coolDownMs: seconds(
    {
      ...{ name: 'SIGN_OUT_COOLDOWN_SECONDS', goesTo: EVERYONE, default: 30, min: 0, max: 600, inSandbox: 2 },
      changeable: {
        ru: 'Секунды, на которые аккаунт оставляют в покое, когда каждая страница ведёт к форме входа: затем второй взгляд доказывает, что сеанс закончился.',
      },
    },
    'Seconds that an account is left in peace when every page leads to the sign-in form, before a second look proves that it is signed out.',
  ),
  // docs/facts/sessions-and-pace.md#lifetime: the early end of what users report
  defaultLifetimeMs: days(
    {
      ...{ name: 'SESSION_DAYS', goesTo: EVERYONE, default: 14, min: 1, max: 365 },
      changeable: { ru: 'Дни, после которых сеанс обновляется, пока неизвестно, сколько сеансы живут.' },
    },
    'Days after which a session is renewed while nothing is known yet about how long sessions last.',
  ),
  // docs/facts/reliability.md#renewing-credentials: this one and the next
  passwordPostsPerHour: count(
    {
      ...{ name: 'PASSWORD_POSTS_PER_HOUR', goesTo: EVERYONE, default: 2, min: 1, max: 100_000, inSandbox: 1_000 },
      changeable: { ru: 'Сколько раз в час, самое большее, отправляется пароль одного аккаунта.' },
    },
    'How often the password of one account is submitted in an hour at most.',
  ),
  passwordPostsPerDay: count(
    {
      ...{ name: 'PASSWORD_POSTS_PER_DAY', goesTo: EVERYONE, default: 5, min: 1, max: 100_000, inSandbox: 1_000 },
      changeable: { ru: 'Сколько раз в день, самое большее, отправляется пароль одного аккаунта.' },
    },
    'How often the password of one account is submitted in a day at most.',
  ),
  checksPerDay: count(
    {
      ...{ name: 'MAX_CHECKS_PER_DAY', goesTo: EVERYONE, default: 5, min: 1, max: 1_000, inSandbox: 1_000 },
      changeable: { ru: 'Сколько проверок один клиент может попросить за день.' },
    },
    'Checks that one customer may ask for in a day.',
  ),
  // as in the system before: one check for ten people
  invitesPerBonus: count(
    {
      ...{ name: 'REFERRAL_REQUIRED_COUNT', goesTo: EVERYONE, default: 10, min: 1, max: 1_000 },
      changeable: { ru: 'Сколько новых людей нужно пригласить, чтобы получить награду.' },
    },
    'New people whom a customer has to invite for one reward.',
  ),
  bonusCredits: count(
    {
      ...{ name: 'REFERRAL_BONUS_CHECKS', goesTo: EVERYONE, default: 1, min: 0, max: 100 },
      changeable: { ru: 'Кредиты в награду за приглашённых. 0: награды нет.' },
    },
    'Credits of the reward for invited people. 0: there is none.',
  ),
  freeChecks: count(
    {
      ...{ name: 'FREE_CHECKS', goesTo: EVERYONE, default: 0, min: 0, max: 10 },
      changeable: { ru: 'Сколько проверок новый клиент получает бесплатно, когда впервые пишет боту.' },
    },
    'Checks that a newcomer gets for nothing when they first write to the bot.',
  ),
  accessCredits: count(
    {
      ...{ name: 'ACCESS_CREDITS', goesTo: EVERYONE, default: 1, min: 1, max: 100 },
      changeable: { ru: 'Сколько кредитов получает тот, кто попросил доступ, когда оператор соглашается.' },
    },
    'Credits that somebody gets who asked for access, when an operator agrees.',
  ),
  shortfallPercent: percent(
    {
      ...{ name: 'SHORTFALL_PERCENT', goesTo: EVERYONE, default: 5, min: 0, max: 50 },
      changeable: { ru: 'На сколько процентов список может быть короче заявленного и всё же считаться полным.' },
    },
    'How many per cent a list may end short of its declared total and still count as whole.',
  ),
  codeMs: minutes(
    {
      ...{ name: 'CODE_MINUTES', goesTo: EVERYONE, default: 10, min: 1, max: 60 },
      changeable: { ru: 'Минуты, которые есть у человека, чтобы ввести код входа.' },
    },
    'Minutes that a person has to type a sign-in code.',
  ),
  secondLookLimit: count(
    {
      ...{ name: 'SECOND_LOOK_LIMIT', goesTo: EVERYONE, default: 200, min: 0, max: 10_000 },
      changeable: {
        ru: 'О скольких людях, не найденных среди подписчиков, проверка спрашивает поимённо. Если их больше, то ни о ком; о людях из неполного списка спрашивают всегда.',
      },
    },
    'People not found among the followers for whom a check asks by name; for nobody when they are more. Those of a list that is not whole are always asked for.',
  ),
  parkedMs: hours(
    {
      ...{ name: 'PARKED_HOURS', goesTo: EVERYONE, default: 6, min: 1, max: 168 },
      changeable: {
        ru: 'Часы, которые проверка живёт без новой страницы, по какой бы то ни было причине, прежде чем она закончится и кредит вернётся.',
      },
    },
    'Hours that a check goes on without a new page, whatever keeps it, before it ends and its credit returns.',
  ),
};

/** In days; lib/privacy/retention.ts names everything that is kept. */
export const RETENTION_DAYS = {
  journalDays: count(
    {
      ...{ name: 'JOURNAL_DAYS', goesTo: EVERYONE, default: 30, min: 1, max: 365 },
      changeable: { ru: 'Дни, которые хранятся прочитанные списки.' },
    },
    'Days that read lists are kept.',
  ),
};
