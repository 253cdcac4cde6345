/** A sentence for the person at the keyboard: what is wrong and what to do. Printed without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** Runs a command: a `UserError` is a paragraph, anything else keeps its stack. */
export async function runCommand(main: () => Promise<number | undefined>): Promise<never> {
  try {
    process.exit((await main()) ?? 0);
  } catch (error) {
    console.error(error instanceof UserError ? `\n${error.message}` : error);
    process.exit(1);
  }
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
