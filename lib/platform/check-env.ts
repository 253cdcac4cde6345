/**
 * `node lib/platform/check-env.ts web worker bot`: says what is wrong with the settings of these processes,
 * one sentence a line, and ends with 1; says nothing and ends with 0 when all is well.
 */
import { BadSettings, type ProcessName, readEnv } from './env.ts';

const sentences = new Set(
  process.argv.slice(2).flatMap((name) => {
    try {
      readEnv(name as ProcessName);
      return [];
    } catch (error) {
      if (error instanceof BadSettings) return error.sentences;
      throw error;
    }
  }),
);
for (const sentence of sentences) console.error(sentence);
process.exitCode = sentences.size === 0 ? 0 : 1;
