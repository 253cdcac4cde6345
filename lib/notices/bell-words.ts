/** What the dashboard's bell says: one plain sentence a notice. Pure, and free of files: the web server bundles it. */
import type { ContractSurface, GiveUpCause, OperatorNotice } from './model.ts';

type Language = 'en' | 'ru';

/** A notice as one line of plain text. */
export function bellText(notice: OperatorNotice, language: Language): string {
  const words = WORDS[language];
  switch (notice.kind) {
    case 'code_needed':
      return words.codeNeeded(notice.payload.username);
    case 'code_reminder':
      return words.codeReminder(notice.payload.username);
    case 'refreshed':
      return words.refreshed(notice.payload.username);
    case 'recovered':
      return words.recovered(notice.payload.username);
    case 'refresh_failed':
      return words.refreshFailed(notice.payload.username, notice.payload.needsPerson);
    case 'nothing_left':
      return words.nothingLeft(notice.payload.waitingChecks);
    case 'alarm':
      return words.alarm(notice.payload.username);
    case 'check_given_up':
      return words.checkGivenUp(notice.payload.username, GIVEN_UP[language][notice.payload.cause]);
    case 'contract_broken':
      return words.contractBroken(notice.payload.surface, notice.payload.fallback);
    case 'contract_restored':
      return words.contractRestored(notice.payload.surface);
    case 'digest':
      return words.digest;
  }
}

type Words = {
  codeNeeded(username: string): string;
  codeReminder(username: string): string;
  refreshed(username: string): string;
  recovered(username: string): string;
  refreshFailed(username: string, needsPerson: boolean): string;
  nothingLeft(waiting: number): string;
  alarm(username: string | null): string;
  checkGivenUp(username: string, why: string): string;
  contractBroken(surface: ContractSurface, fallback: boolean | null): string;
  contractRestored(surface: ContractSurface): string;
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

const WORDS: Record<Language, Words> = {
  en: {
    codeNeeded: (username) => `@${username} needs a code to sign in.`,
    codeReminder: (username) => `@${username} still waits for a code.`,
    refreshed: (username) => `@${username} has a new session.`,
    recovered: (username) => `@${username} is signed in again after trouble.`,
    refreshFailed: (username, needsPerson) =>
      `@${username} could not be signed in. ${needsPerson ? 'A person is needed.' : 'It is tried again by itself.'}`,
    nothingLeft: (waiting) => `No account can read right now. Checks that wait: ${waiting}.`,
    alarm: (username) =>
      username
        ? `Instagram took @${username} out of use: it needs a look.`
        : 'Instagram answered in a way that needs a look.',
    checkGivenUp: (username, why) => `The check of @${username} ended without a result: ${why}`,
    contractBroken: (surface, fallback) =>
      `Instagram does not answer as it did: ${SURFACES.en[surface]}. ${fallback ? 'The next way works.' : fallback === null ? 'The next way could not be tried yet.' : 'The next way does not work either.'}`,
    contractRestored: (surface) => `Instagram answers as before: ${SURFACES.en[surface]} is well again.`,
    digest: 'Good news of the quiet hours.',
  },
  ru: {
    codeNeeded: (username) => `@${username}: нужен код для входа.`,
    codeReminder: (username) => `@${username} всё ещё ждёт код.`,
    refreshed: (username) => `У @${username} новая сессия.`,
    recovered: (username) => `@${username} снова в сети после сбоев.`,
    refreshFailed: (username, needsPerson) =>
      `Войти в @${username} не удалось. ${needsPerson ? 'Нужен человек.' : 'Попробуем снова сами.'}`,
    nothingLeft: (waiting) => `Сейчас не может читать ни один аккаунт. Ждут проверки: ${waiting}.`,
    alarm: (username) =>
      username ? `Instagram остановил работу @${username}: нужно посмотреть.` : 'Ответ Instagram требует внимания.',
    checkGivenUp: (username, why) => `Проверка @${username} закончилась без результата: ${why}`,
    contractBroken: (surface, fallback) =>
      `Instagram отвечает не так, как раньше: ${SURFACES.ru[surface]}. ${fallback ? 'Запасной способ работает.' : fallback === null ? 'Запасной способ пока не проверен.' : 'Запасной способ тоже не работает.'}`,
    contractRestored: (surface) => `Instagram снова отвечает как раньше: ${SURFACES.ru[surface]} в порядке.`,
    digest: 'Хорошие новости тихих часов.',
  },
};
