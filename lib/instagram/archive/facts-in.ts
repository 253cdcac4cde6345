import { z } from 'zod';
import { plainName } from './person-in.ts';
import { repairMojibake } from './repair-mojibake.ts';

/** More than such a file ever has. */
const LONGEST_BYTES = 1024 * 1024;

const Value = z.object({
  value: z.string().optional().catch(undefined),
  timestamp: z.number().optional().catch(undefined),
});
const Facts = z.object({ string_map_data: z.record(z.string(), Value.catch({})) });
const PersonalInformation = z.object({ profile_user: z.array(Facts).min(1) });
const SignUp = z.object({ account_history_registration_info: z.array(Facts).min(1) });

const USERNAME = /^(?:username|имя пользователя)$/i;

/** Whose export it is by `personal_information.json`; null when the file does not say. */
export async function ownerIn(chunks: AsyncIterable<Uint8Array>): Promise<string | null> {
  const { data } = PersonalInformation.safeParse(await jsonIn(chunks));
  const said = Object.entries(data?.profile_user[0]?.string_map_data ?? {});
  const name = said.find(([label]) => USERNAME.test(repairMojibake(label)))?.[1].value;
  return name === undefined ? null : plainName(name);
}

/** When the owner joined Instagram by `signup_details.json`; null when the file does not say. */
export async function signUpIn(chunks: AsyncIterable<Uint8Array>): Promise<Date | null> {
  const { data } = SignUp.safeParse(await jsonIn(chunks));
  const said = Object.values(data?.account_history_registration_info[0]?.string_map_data ?? {});
  const seconds = said.map(({ timestamp }) => timestamp ?? 0).find((value) => value > 0);
  const at = new Date((seconds ?? Number.NaN) * 1_000);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Null for what is no JSON: these files only help. */
async function jsonIn(chunks: AsyncIterable<Uint8Array>): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > LONGEST_BYTES) return null;
    parts.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return null;
  }
}
