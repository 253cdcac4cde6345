/** Random changes of a JSON text that cannot make one person into another. */

type Place = { holder: Record<string, unknown> | unknown[]; key: string | number };

/** Puts `value` (undefined removes) at the n-th place of a JSON text. What would be another valid id or counter is not put there. */
export function mutate(text: string, at: number, value: unknown): string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return text;
  }
  const places = placesOf(json).filter(({ key }) => !(NUMBERED.test(String(key)) && isNumber(value)));
  const place = places[at % Math.max(1, places.length)];
  if (place) Reflect.set(place.holder, place.key, value);
  return JSON.stringify(json);
}

/** Another number here would be a lie that nobody could see through. */
const NUMBERED = /^(pk|pk_id|id|strong_id__|count|follower_count|following_count)$/;

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
}

function placesOf(json: unknown): Place[] {
  if (typeof json !== 'object' || json === null) return [];
  const keys = Array.isArray(json) ? json.keys() : Object.keys(json);
  return [...keys].flatMap((key) => {
    const holder = json as Record<string, unknown>;
    return [{ holder, key }, ...placesOf(holder[key as string])];
  });
}
