import { type OperatorCtx, operatorContext } from './operator-context.ts';
import { pictureType } from './picture-type.ts';
import { privateAnswer } from './private-answer.ts';

/** A picture may be wiped meanwhile: no error. */
const NOTHING = {
  body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>',
  headers: { 'content-type': 'image/svg+xml' },
};

/** A masked picture for somebody who may look at it. */
export function pictureAnswer(read: (ctx: OperatorCtx) => Promise<Uint8Array | null>): Promise<Response> {
  return privateAnswer(async () => {
    const bytes = await read(await operatorContext('service.look'));
    if (!bytes) return NOTHING;
    return {
      body: new Uint8Array(bytes),
      headers: { 'content-type': pictureType(bytes), 'content-disposition': 'inline' },
    };
  });
}
