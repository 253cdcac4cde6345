/**
 * Bad news whose message is a finished sentence for the person at the keyboard: what is wrong and
 * what to do about it. The commands print it without a stack trace and end with code 1.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** Runs a command's main function: a `UserError` becomes one clear paragraph, anything else keeps its stack. */
export async function runCommand(main: () => Promise<number | undefined>): Promise<never> {
  try {
    process.exit((await main()) ?? 0);
  } catch (error) {
    console.error(error instanceof UserError ? `\n${error.message}` : error);
    process.exit(1);
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
