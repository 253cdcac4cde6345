import type { Measure } from './measure.ts';
import { budget } from './measures/budget.ts';
import { compare } from './measures/compare.ts';
import { expiry } from './measures/expiry.ts';
import { firstLoad } from './measures/first-load.ts';
import { instaloader } from './measures/instaloader.ts';
import { largestPaint } from './measures/largest-paint.ts';
import { manyChats } from './measures/many-chats.ts';
import { memory } from './measures/memory.ts';
import { million } from './measures/million.ts';
import { oneSignIn } from './measures/one-sign-in.ts';
import { pages } from './measures/pages.ts';
import { planner } from './measures/planner.ts';
import { rescue } from './measures/rescue.ts';
import { resume } from './measures/resume.ts';
import { screen } from './measures/screen.ts';
import { throughput } from './measures/throughput.ts';
import { told } from './measures/told.ts';
import { wallTimeFast, wallTimeSlow } from './measures/wall-time.ts';

export const MEASURES: readonly Measure[] = [
  wallTimeSlow,
  wallTimeFast,
  expiry,
  resume,
  oneSignIn,
  budget,
  throughput,
  million,
  memory,
  compare,
  screen,
  told,
  manyChats,
  instaloader,
  firstLoad,
  largestPaint,
  pages,
  planner,
  rescue,
];
