/** Digits as strokes: a picture needs no font. Pure. */
export type Figure = { from: { x: number; y: number }; to: { x: number; y: number }; thickness: number };

/** Corners of each digit in a box of 4 × 6, one line of them after the other. */
const DIGITS: Readonly<Record<string, readonly string[]>> = {
  '0': ['10 30 41 45 36 16 05 01 10'],
  '1': ['12 20 26', '16 36'],
  '2': ['01 10 30 41 42 06 46'],
  '3': ['01 10 30 41 42 33 44 45 36 16 05', '13 33'],
  '4': ['36 30 04 44'],
  '5': ['40 00 03 33 44 45 36 06'],
  '6': ['40 20 02 05 16 36 45 44 33 03'],
  '7': ['00 40 16'],
  '8': ['13 02 01 10 30 41 42 33 13 04 05 16 36 45 44 33'],
  '?': ['01 10 30 41 42 23 24', '26 26'],
  '9': ['43 13 02 01 10 30 41 44 26 06'],
};
const [BOX_WIDTH, BOX_HEIGHT, ADVANCE] = [4, 6, 6];

/** The strokes of a number, in the middle of `x` and `y`, no wider than `widest` pixels. */
export function strokesOf(digits: string, place: { x: number; y: number; height: number; widest: number }): Figure[] {
  const columns = digits.length * ADVANCE - (ADVANCE - BOX_WIDTH);
  const unit = Math.min(place.height / BOX_HEIGHT, place.widest / columns);
  const [left, top] = [place.x - (columns * unit) / 2, place.y - (BOX_HEIGHT * unit) / 2];
  const at = (index: number, [column = '0', row = '0']: string) => ({
    x: left + (index * ADVANCE + Number(column)) * unit,
    y: top + Number(row) * unit,
  });
  return [...digits].flatMap((digit, index) =>
    (DIGITS[digit] ?? []).flatMap((line) => {
      const corners = line.split(' ').map((corner) => at(index, corner));
      return corners.slice(1).map((to, before) => ({ from: corners[before] ?? to, to, thickness: unit * 0.9 }));
    }),
  );
}
