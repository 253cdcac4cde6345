/** What the dashboard's bell says: one plain sentence a notice. Pure, and free of files: the web server bundles it. */
import type { Language } from '#/lib/platform/language.ts';
import type {
  Alarm,
  ContractSurface,
  GiveUpCause,
  HandedIn,
  Intruding,
  OperatorNotice,
  Question,
  SecurityEvent,
} from './model.ts';

/** A notice as one line of plain text. */
export function bellText(notice: OperatorNotice, language: Language): string {
  const words = WORDS[language];
  switch (notice.kind) {
    case 'code_needed':
      return words.codeNeeded[wantedBy(notice.payload)](notice.payload.username);
    case 'code_reminder':
      return words.codeReminder[wantedBy(notice.payload)](notice.payload.username);
    case 'refreshed':
      return words.refreshed(notice.payload.username);
    case 'recovered':
      return words.recovered(notice.payload.username);
    case 'refresh_failed':
      return refreshFailed(notice.payload, language);
    case 'handed_in':
      return words.handedIn[notice.payload.what](notice.payload.username, notice.payload.by);
    case 'security':
      return words.security[notice.payload.what](notice.payload.subject, notice.payload.by);
    case 'nothing_left':
      return words.nothingLeft(notice.payload.waitingChecks);
    case 'alarm':
      return alarm(notice.payload, language);
    case 'check_given_up':
      return words.checkGivenUp(notice.payload.username, GIVEN_UP[language][notice.payload.cause]);
    case 'contract_broken':
      return words.contractBroken(notice.payload.surface, notice.payload.fallback);
    case 'contract_restored':
      return words.contractRestored(notice.payload.surface);
    case 'backup_failed':
      return words.backupFailed[notice.payload.failure === 'overdue' ? 'overdue' : 'failed'];
    case 'intrusion':
      return words.intrusion[notice.payload.what](notice.payload.who ?? '', notice.payload.times);
    case 'digest':
      return words.digest;
  }
}

type Wanted = 'code' | 'approval';

function wantedBy({ question }: Question): Wanted {
  return question === 'approve_on_device' ? 'approval' : 'code';
}

type Words = {
  codeNeeded: Record<Wanted, (username: string) => string>;
  codeReminder: Record<Wanted, (username: string) => string>;
  refreshed(username: string): string;
  recovered(username: string): string;
  refreshFailed(username: string): string;
  person: string;
  byItself: string;
  handedIn: Record<HandedIn, (username: string, by: string) => string>;
  security: Record<SecurityEvent, (subject: string, by: string) => string>;
  nothingLeft(waiting: number): string;
  alarm: string;
  checkGivenUp(username: string, why: string): string;
  contractBroken(surface: ContractSurface, fallback: boolean | null): string;
  contractRestored(surface: ContractSurface): string;
  backupFailed: Record<'failed' | 'overdue', string>;
  intrusion: Record<Intruding['what'], (who: string, times: number) => string>;
  digest: string;
};

const SURFACES: Record<Language, Record<ContractSurface, string>> = {
  en: { profile: 'the look-up of profiles', list: 'the reading of lists' },
  ru: { profile: 'поиск профилей', list: 'чтение списков' },
};

const GIVEN_UP: Record<Language, Record<GiveUpCause, string>> = {
  en: {
    exception: 'the same error came again and again.',
    worker_gone: 'its workers went away without a word.',
    unreachable: 'Instagram gave no usable answer for too long.',
    held_back: 'Instagram made us wait for too long.',
    no_session: 'no account could read for too long.',
  },
  ru: {
    exception: 'снова и снова возникала одна и та же ошибка.',
    worker_gone: 'читавшие её процессы пропадали без следа.',
    unreachable: 'Instagram слишком долго не давал понятного ответа.',
    held_back: 'Instagram слишком долго просил подождать.',
    no_session: 'слишком долго не мог читать ни один аккаунт.',
  },
};

/** What stops an account, where it has a sentence of its own: a sign-in that failed, or an alarm. */
const STOPPED: Record<Language, Readonly<Record<string, (username: string) => string>>> = {
  en: {
    wrong_password: (username) => `Instagram refused the password of @${username}. Set a new one.`,
    no_password: (username) => `@${username} cannot sign in: no password is stored.`,
    captcha: (username) => `Instagram shows @${username} a CAPTCHA, which only a person may solve.`,
    suspended: (username) => `Instagram has suspended @${username}.`,
    warning: (username) => `Instagram warns @${username} of automated behaviour: a person has to look.`,
    challenged: (username) => `Instagram wants a person to confirm something for @${username}.`,
    challenge_unsupported: (username) => `Instagram wants a person to confirm something for @${username}.`,
    wrong_identity: (username) => `Instagram says that the session of @${username} belongs to another browser.`,
    signed_out: (username) => `Instagram ends the sessions of @${username} before they read anything.`,
  },
  ru: {
    wrong_password: (username) => `Instagram не принял пароль @${username}. Задайте новый.`,
    no_password: (username) => `Войти в @${username} нельзя: пароль не сохранён.`,
    captcha: (username) => `Instagram показывает @${username} капчу, её может решить только человек.`,
    suspended: (username) => `Instagram приостановил @${username}.`,
    warning: (username) => `Instagram предупреждает @${username} об автоматических действиях: нужен человек.`,
    challenged: (username) => `Instagram просит человека кое-что подтвердить для @${username}.`,
    challenge_unsupported: (username) => `Instagram просит человека кое-что подтвердить для @${username}.`,
    wrong_identity: (username) => `Instagram говорит, что сессия @${username} принадлежит другому браузеру.`,
    signed_out: (username) => `Instagram завершает сессии @${username} прежде, чем они что-то прочтут.`,
  },
};

function refreshFailed(
  { username, failure, needsPerson }: { username: string; failure: string; needsPerson: boolean },
  language: Language,
): string {
  const words = WORDS[language];
  if (!needsPerson) return `${words.refreshFailed(username)} ${words.byItself}`;
  return STOPPED[language][failure]?.(username) ?? `${words.refreshFailed(username)} ${words.person}`;
}

function alarm({ username, verdict }: Alarm, language: Language): string {
  return (username === null ? undefined : STOPPED[language][verdict]?.(username)) ?? WORDS[language].alarm;
}

const WORDS: Record<Language, Words> = {
  en: {
    codeNeeded: {
      code: (username) => `@${username} needs a code to sign in.`,
      approval: (username) => `@${username} needs an approval on a phone to sign in.`,
    },
    codeReminder: {
      code: (username) => `@${username} still waits for a code.`,
      approval: (username) => `@${username} still waits for an approval on a phone.`,
    },
    refreshed: (username) => `@${username} has a new session.`,
    recovered: (username) => `@${username} is signed in again after trouble.`,
    refreshFailed: (username) => `@${username} could not be signed in.`,
    person: 'A person is needed.',
    byItself: 'It is tried again by itself.',
    handedIn: {
      session: (username, by) => `${by} handed in a session of @${username}.`,
      account: (username, by) => `${by} added the account @${username}.`,
      account_with_session: (username, by) => `${by} added the account @${username} with a session.`,
    },
    security: {
      new_owner: (subject, by) => `${subject} is an owner now: made by ${by}.`,
      token_made: (subject, by) => `${by} made the API token “${subject}”.`,
      password_reset: (subject, by) => `${by} reset the password of ${subject}.`,
      factor_removed: (subject) => `${subject} removed one of their second factors.`,
      factors_reset: (subject, by) => `${by} reset the second factor of ${subject}: the password alone is enough now.`,
      chat_linked: (subject) => `A Telegram account was linked to ${subject}.`,
      foreign_session: (subject, by) => `${by} handed in a session that is not of ${subject}. It was refused.`,
    },
    nothingLeft: (waiting) => `No account can read right now. Checks that wait: ${waiting}.`,
    alarm: 'Instagram answered in a way that needs a look.',
    checkGivenUp: (username, why) => `The check of @${username} ended without a result: ${why}`,
    contractBroken: (surface, fallback) =>
      `Instagram does not answer as it did: ${SURFACES.en[surface]}. ${fallback ? 'The next way works.' : fallback === null ? 'The next way could not be tried yet.' : 'The next way does not work either.'}`,
    contractRestored: (surface) => `Instagram answers as before: ${SURFACES.en[surface]} is well again.`,
    backupFailed: {
      failed: 'The backup of the database could not be written. It is tried again by itself.',
      overdue: 'No backup of the database has been finished for too long.',
    },
    intrusion: {
      locked_out: (who) =>
        `Too many wrong passwords for ${who}: tries have to wait now. Browsers that signed in before are not kept waiting by others.`,
      many_refused: (_who, times) =>
        `${times} sign-ins were refused within an hour: somebody may be guessing passwords.`,
      token_in_address: (who) =>
        `The API token “${who}” came in an address, where logs and histories keep it. Revoke it, and make a new one.`,
    },
    digest: 'Good news of the quiet hours.',
  },
  ru: {
    codeNeeded: {
      code: (username) => `@${username}: нужен код для входа.`,
      approval: (username) => `@${username}: вход нужно подтвердить на телефоне.`,
    },
    codeReminder: {
      code: (username) => `@${username} всё ещё ждёт код.`,
      approval: (username) => `@${username} всё ещё ждёт подтверждения на телефоне.`,
    },
    refreshed: (username) => `У @${username} новая сессия.`,
    recovered: (username) => `@${username} снова в сети после сбоев.`,
    refreshFailed: (username) => `Войти в @${username} не удалось.`,
    person: 'Нужен человек.',
    byItself: 'Попробуем снова сами.',
    handedIn: {
      session: (username, by) => `Новая сессия для @${username}: передал(а) ${by}.`,
      account: (username, by) => `Новый аккаунт @${username}: добавил(а) ${by}.`,
      account_with_session: (username, by) => `Новый аккаунт @${username} вместе с сессией: добавил(а) ${by}.`,
    },
    security: {
      new_owner: (subject, by) => `${subject} теперь владелец: так решил(а) ${by}.`,
      token_made: (subject, by) => `Новый токен API «${subject}»: создал(а) ${by}.`,
      password_reset: (subject, by) => `Пароль ${subject} сброшен: это сделал(а) ${by}.`,
      factor_removed: (subject) => `${subject}: убран один из своих вторых факторов.`,
      factors_reset: (subject, by) =>
        `Второй фактор ${subject} сброшен: это сделал(а) ${by}. Для входа хватает пароля.`,
      chat_linked: (subject) => `С ${subject} связан аккаунт Telegram.`,
      foreign_session: (subject, by) => `Для ${subject} передана чужая сессия: ${by}. Она отклонена.`,
    },
    nothingLeft: (waiting) => `Сейчас не может читать ни один аккаунт. Ждут проверки: ${waiting}.`,
    alarm: 'Ответ Instagram требует внимания.',
    checkGivenUp: (username, why) => `Проверка @${username} закончилась без результата: ${why}`,
    contractBroken: (surface, fallback) =>
      `Instagram отвечает не так, как раньше: ${SURFACES.ru[surface]}. ${fallback ? 'Запасной способ работает.' : fallback === null ? 'Запасной способ пока не проверен.' : 'Запасной способ тоже не работает.'}`,
    contractRestored: (surface) => `Instagram снова отвечает как раньше: ${SURFACES.ru[surface]} в порядке.`,
    backupFailed: {
      failed: 'Не удалось записать резервную копию базы данных. Попробуем снова сами.',
      overdue: 'Слишком давно не было готовой резервной копии базы данных.',
    },
    intrusion: {
      locked_out: (who) =>
        `Слишком много неверных паролей для ${who}: теперь между попытками нужно ждать. Браузеры, из которых уже входили, из-за чужих попыток не ждут.`,
      many_refused: (_who, times) => `Отказов при входе за час: ${times}. Возможно, кто-то подбирает пароли.`,
      token_in_address: (who) =>
        `Токен API «${who}» пришёл в адресе, а адреса остаются в журналах и истории. Отзовите его и создайте новый.`,
    },
    digest: 'Хорошие новости тихих часов.',
  },
};
