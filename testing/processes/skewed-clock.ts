/** Preloaded into a process: its clock goes wrong by `CLOCK_SKEW_MS`, as on a machine that lost its time service. */
const skewMs = Number(process.env.CLOCK_SKEW_MS);
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...parts: [] | [number | string | Date]) {
    if (parts.length === 0) super(RealDate.now() + skewMs);
    else super(...parts);
  }
  static override now(): number {
    return RealDate.now() + skewMs;
  }
} as DateConstructor;
