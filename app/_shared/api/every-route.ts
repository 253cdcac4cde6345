/**
 * Every route file of the HTTP API, for the document. A test compares this list with the files that
 * there are, so that a new file cannot be forgotten here.
 */
import * as health from '#/app/api/health/route.ts';
import * as accountDismiss from '#/app/api/v1/accounts/[accountId]/dismiss-warning/route.ts';
import * as accountPause from '#/app/api/v1/accounts/[accountId]/pause/route.ts';
import * as accountRefresh from '#/app/api/v1/accounts/[accountId]/refresh/route.ts';
import * as accountResume from '#/app/api/v1/accounts/[accountId]/resume/route.ts';
import * as accountRetire from '#/app/api/v1/accounts/[accountId]/retire/route.ts';
import * as account from '#/app/api/v1/accounts/[accountId]/route.ts';
import * as accountSession from '#/app/api/v1/accounts/[accountId]/session/route.ts';
import * as accountUnblock from '#/app/api/v1/accounts/[accountId]/unblock/route.ts';
import * as accounts from '#/app/api/v1/accounts/route.ts';
import * as adminSession from '#/app/api/v1/admin/session/route.ts';
import * as attemptAbandon from '#/app/api/v1/attempts/[attemptId]/abandon/route.ts';
import * as attempt from '#/app/api/v1/attempts/[attemptId]/route.ts';
import * as stepPicture from '#/app/api/v1/attempts/[attemptId]/steps/[stepId]/picture/route.ts';
import * as attempts from '#/app/api/v1/attempts/route.ts';
import * as audit from '#/app/api/v1/audit/route.ts';
import * as challengeAnswer from '#/app/api/v1/challenges/[challengeId]/answer/route.ts';
import * as challengePicture from '#/app/api/v1/challenges/[challengeId]/picture/route.ts';
import * as challenge from '#/app/api/v1/challenges/[challengeId]/route.ts';
import * as challengeWish from '#/app/api/v1/challenges/[challengeId]/wish/route.ts';
import * as challenges from '#/app/api/v1/challenges/route.ts';
import * as oldCheckFile from '#/app/api/v1/check/[checkId]/file/route.ts';
import * as oldCheck from '#/app/api/v1/check/[checkId]/route.ts';
import * as checkInitiate from '#/app/api/v1/check/initiate/route.ts';
import * as checkCancel from '#/app/api/v1/checks/[checkId]/cancel/route.ts';
import * as check from '#/app/api/v1/checks/[checkId]/route.ts';
import * as checkStory from '#/app/api/v1/checks/[checkId]/story/route.ts';
import * as checkUsers from '#/app/api/v1/checks/[checkId]/users/route.ts';
import * as checks from '#/app/api/v1/checks/route.ts';
import * as customerCredits from '#/app/api/v1/customers/[customerId]/credits/route.ts';
import * as customerExport from '#/app/api/v1/customers/[customerId]/export/route.ts';
import * as customerLedger from '#/app/api/v1/customers/[customerId]/ledger/route.ts';
import * as customer from '#/app/api/v1/customers/[customerId]/route.ts';
import * as customers from '#/app/api/v1/customers/route.ts';
import * as me from '#/app/api/v1/me/route.ts';
import * as openApi from '#/app/api/v1/openapi.json/route.ts';
import * as operator from '#/app/api/v1/operators/[operatorId]/route.ts';
import * as operators from '#/app/api/v1/operators/route.ts';
import * as optOut from '#/app/api/v1/opt-outs/[instagramId]/route.ts';
import * as optOuts from '#/app/api/v1/opt-outs/route.ts';
import * as queueStatus from '#/app/api/v1/queue/status/route.ts';
import * as tariffs from '#/app/api/v1/tariffs/route.ts';
import * as token from '#/app/api/v1/tokens/[tokenId]/route.ts';
import * as tokens from '#/app/api/v1/tokens/route.ts';
import * as userBalanceAdd from '#/app/api/v1/users/[userId]/balance/add/route.ts';
import * as userBalance from '#/app/api/v1/users/[userId]/balance/route.ts';
import * as userEnsure from '#/app/api/v1/users/ensure/route.ts';
import type { Declared, Handler } from './define-route.ts';

/** All declared routes, in the order in which the document shows them. Called late: the document's own route is among them. */
export function everyRoute(): { declared: Declared; handler: Handler }[] {
  return everyFile().flatMap((file) =>
    Object.values(file).flatMap((handler) => (handler.declared ? [{ declared: handler.declared, handler }] : [])),
  );
}

/** The route files, as their methods. */
export function everyFile(): Record<string, Handler>[] {
  const presentSystem = [
    checkInitiate,
    oldCheck,
    oldCheckFile,
    checks,
    userEnsure,
    userBalance,
    userBalanceAdd,
    queueStatus,
    tariffs,
    adminSession,
  ];
  const ofChecks = [check, checkStory, checkUsers, checkCancel];
  const ofAccounts = [
    accounts,
    account,
    accountSession,
    accountRefresh,
    accountDismiss,
    accountPause,
    accountResume,
    accountUnblock,
    accountRetire,
  ];
  const ofAttempts = [attempts, attempt, attemptAbandon, stepPicture];
  const ofChallenges = [challenges, challenge, challengeAnswer, challengeWish, challengePicture];
  const ofCustomers = [customers, customer, customerLedger, customerCredits, customerExport, optOuts, optOut];
  const ofStaff = [me, audit, operators, operator, tokens, token];
  return [
    ...ofChecks,
    ...ofAccounts,
    ...ofAttempts,
    ...ofChallenges,
    ...ofCustomers,
    ...ofStaff,
    ...presentSystem,
    openApi,
    health,
  ];
}
