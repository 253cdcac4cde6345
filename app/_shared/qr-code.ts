import encodeQR from 'qr';

/** `size` includes the margin. */
export type QrCode = { size: number; path: string };

const MARGIN = 4;

/** The QR code of a text, with its margin. */
export function qrCodeOf(text: string): QrCode {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: MARGIN });
  const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size: rows.length, path: squares.join('') };
}
