// Plain values: comparison of answers, and the reading of typed text.

/**
 * Whether two JSON values are deeply equal.
 * @param {unknown} a
 * @param {unknown} b
 * @returns {boolean}
 */
export function equal(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const mine = Object.entries(a);
  const theirs = new Map(Object.entries(b));
  return (
    mine.length === theirs.size &&
    mine.every(([key, value]) => theirs.has(key) && equal(value, theirs.get(key)))
  );
}

/**
 * Raw input as the string that stands in a control; nothing is "".
 * @param {unknown} raw
 */
export function asTyped(raw) {
  return raw === undefined || raw === null || typeof raw === "object" ? "" : String(raw);
}

/**
 * An object's own value at a key; undefined where the raw value is no object, or has no such key of its own.
 * @param {unknown} raw
 * @param {string} key
 * @returns {unknown}
 */
export function valueAt(raw, key) {
  return typeof raw === "object" && raw !== null && Object.hasOwn(raw, key)
    ? /** @type {Record<string, unknown>} */ (raw)[key]
    : undefined;
}

/**
 * A raw value as a list; [] where it is none.
 * @param {unknown} raw
 * @returns {unknown[]}
 */
export function listOf(raw) {
  return Array.isArray(raw) ? raw : [];
}

/**
 * An object without the keys whose value is undefined; undefined when nothing is left.
 * @template T
 * @param {Record<string, T | undefined>} object
 * @returns {Record<string, T> | undefined}
 */
export function packed(object) {
  const entries = Object.entries(object).flatMap(([key, value]) =>
    value === undefined ? [] : [/** @type {const} */ ([key, value])],
  );
  return entries.length ? Object.fromEntries(entries) : undefined;
}

/**
 * An array without the nothings at its end; undefined when nothing is left.
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => boolean} isNothing
 */
export function trimmed(items, isNothing) {
  let end = items.length;
  while (end && isNothing(items[end - 1])) end -= 1;
  return end ? items.slice(0, end) : undefined;
}

/**
 * The number that a typed text seems to mean, to move a thumb or a marker; null where it means none. Full-width digits,
 * decimal commas and thousands separators are understood. Python alone judges what is valid.
 * @param {string} text
 */
export function seemingNumber(text) {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/^(-?\d+),(\d{1,2})$/, "$1.$2")
    .replaceAll(",", "");
  return plain !== "" && Number.isFinite(Number(plain)) ? Number(plain) : null;
}
