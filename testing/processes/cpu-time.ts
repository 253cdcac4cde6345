/** How much work something is, whatever else the machine does meanwhile. */

/** Milliseconds of processor time that this process, with its threads, spends while `work` is done. Nothing else may go on in it. */
export async function cpuMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  return process.cpuUsage(before).user / 1_000;
}
