import type { Certificate } from '../view.ts';

/** What the certificate of a check says of asking; nobody was asked for in most. */
export type Asking = {
  asked: boolean;
  corrected: boolean;
  assumed: boolean;
  listIsWhole: boolean;
  secondLook: boolean;
};

/** Pure. @param certificate null while there is none. */
export function askingOf(certificate: Certificate | null): Asking {
  const { asked = 0, corrected = 0, strategy, lists = [], secondLook = false } = certificate ?? {};
  return {
    asked: asked > 0,
    corrected: corrected > 0,
    assumed: strategy === 'recheck',
    listIsWhole: lists.some(({ list, verdict }) => list === 'followers' && verdict === 'whole'),
    secondLook,
  };
}
