import { describe, expect, it } from 'vitest';
import type { Db, Tx } from './db.ts';
import { impatientDb, patientDb } from './patient-db.ts';

const OUTAGE = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });

/** Answers each operation with the next of these; throws errors. */
function databaseThat(...answers: unknown[]) {
  const asked: unknown[][] = [];
  const answer = async (...input: unknown[]) => {
    asked.push(input);
    const next = answers.length > 1 ? answers.shift() : answers[0];
    if (next instanceof Error) throw next;
    return next;
  };
  const db = { transaction: answer, $queryRaw: answer, $executeRaw: answer, check: { findFirst: answer } };
  return { db: db as unknown as Db, asked };
}

function patience() {
  const ended = new AbortController();
  const slept: number[] = [];
  const clock = {
    now: () => new Date(),
    async sleep(ms: number) {
      slept.push(ms);
    },
  };
  return { clock, signal: ended.signal, end: () => ended.abort(), slept };
}

describe('a database for somebody who waits out an outage', () => {
  it('runs statements, model operations and whole transactions again until the database is back', async () => {
    const nothing = async (_tx: Tx) => {};
    for (const ask of [
      (db: Db) => db.$queryRaw`select 1`,
      (db: Db) => db.$executeRaw`select 1`,
      (db: Db) => db.check.findFirst({}),
      (db: Db) => db.transaction(nothing),
    ]) {
      const { db, asked } = databaseThat(OUTAGE, OUTAGE, 'back');
      expect(await ask(patientDb(db, patience()))).toBe('back');
      expect(asked).toEqual([asked[0], asked[0], asked[0]]);
    }
  });

  it('asks ever more rarely, and gives up after two minutes with the last error', async () => {
    const waiting = patience();
    const { db, asked } = databaseThat(OUTAGE);
    const patient = patientDb(db, waiting);
    await expect(patient.check.findFirst({})).rejects.toBe(OUTAGE);
    expect(waiting.slept.slice(0, 5)).toEqual([200, 400, 800, 1_600, 2_000]);
    expect(waiting.slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(122_000);

    const before = asked.length;
    await expect(patient.check.findFirst({})).rejects.toBe(OUTAGE);
    expect(asked.length - before).toBe(1); // once spent, patience does not start again
  });

  it('lets a statement that began to wait later wait its own time, though another one gave up meanwhile', async () => {
    const waiting = patience();
    const back = { at: Number.POSITIVE_INFINITY };
    const answer = async () => {
      if (waiting.slept.length >= back.at) return 'back';
      throw OUTAGE;
    };
    const db = { check: { findFirst: answer }, checkPage: { findFirst: answer } } as unknown as Db;
    const patient = patientDb(db, waiting);
    const first = patient.check.findFirst({});
    for (let n = 0; n < 30; n += 1) await Promise.resolve();
    const second = patient.checkPage.findFirst({});
    await expect(first).rejects.toBe(OUTAGE);
    back.at = waiting.slept.length + 2;
    expect(await second).toBe('back');
  });

  it('asks once where that is wanted', async () => {
    const { db, asked } = databaseThat(OUTAGE);
    await expect(impatientDb(patientDb(db, patience())).check.findFirst({})).rejects.toBe(OUTAGE);
    expect(asked).toHaveLength(1);
  });

  it('repeats nothing for a bug, nor for somebody whose work is another’s by now', async () => {
    const bug = new Error('null value in column');
    const { db, asked } = databaseThat(bug);
    await expect(patientDb(db, patience()).check.findFirst({})).rejects.toBe(bug);
    expect(asked).toHaveLength(1);

    const waiting = patience();
    waiting.end();
    const away = databaseThat(OUTAGE);
    await expect(patientDb(away.db, waiting).transaction(async () => {})).rejects.toBe(OUTAGE);
    expect(away.asked).toHaveLength(1);
  });
});
