export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** By its first bytes. */
export function pictureType(bytes: Uint8Array): (typeof PICTURE_TYPES)[number] {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg';
  return bytes[0] === 0x89 ? 'image/png' : 'image/webp';
}
