import { expect, it } from 'vitest';
import { createPictureVault, generatePictureKey } from './picture-vault.ts';
import { keyIdOf } from './seal.ts';
import { Unsealable } from './unsealable.ts';

const place = {
  table: 'attempt_steps',
  column: 'sealed_picture',
  row: '0198c0de-0000-7000-8000-000000000001',
  version: 1,
};
const picture = Buffer.alloc(200_000, 7);

it('opens a picture in its place, and nowhere else', () => {
  const pictures = createPictureVault(generatePictureKey());
  const sealed = pictures.seal(place, picture);
  expect(pictures.open(place, sealed)).toEqual(picture);
  expect(() => pictures.open({ ...place, row: '0198c0de-0000-7000-8000-000000000002' }, sealed)).toThrow(Unsealable);
  expect(() => createPictureVault(generatePictureKey()).open(place, sealed)).toThrow(Unsealable);
});

it('goes over to a new key while old pictures still open', () => {
  const old = generatePictureKey();
  const sealed = createPictureVault(old).seal(place, picture);
  const next = generatePictureKey();
  const both = createPictureVault(`${next},${old}`);
  const rewrapped = both.rewrap(place, sealed);
  expect(both.open(place, sealed)).toEqual(picture);
  expect(createPictureVault(next).open(place, rewrapped)).toEqual(picture);
  expect(keyIdOf(rewrapped)).toBe(both.keyId);
});

it.each(['', 'picture', 'picture.0.x', generatePictureKey().slice(0, -1)])(
  'refuses the key %# in one sentence',
  (key) => {
    expect(() => createPictureVault(key)).toThrow(/^PICTURE_KEY should read /);
  },
);
