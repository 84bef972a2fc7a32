// Plain values: answers are compared by what they say, not by which object they are.

/** Whether two JSON values say the same. */
export function equal(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && equal(a[key], b[key]));
}

/** Raw input as the string that stands in a control; nothing is "". */
export function asTyped(raw) {
  return raw === undefined || raw === null || typeof raw === "object" ? "" : String(raw);
}

/** An object without the keys whose value is undefined; undefined when nothing is left. */
export function packed(object) {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return entries.length ? Object.fromEntries(entries) : undefined;
}

/** An array without the nothings at its end; undefined when nothing is left. */
export function trimmed(items, isNothing) {
  let end = items.length;
  while (end && isNothing(items[end - 1])) end -= 1;
  return end ? items.slice(0, end) : undefined;
}

/**
 * The number that a typed text seems to say, to move a thumb or a marker; null when it says none. Full-width digits,
 * decimal commas and thousands separators are understood. Python alone judges what is valid.
 */
export function seemingNumber(text) {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/^(-?\d+),(\d{1,2})$/, "$1.$2")
    .replaceAll(",", "");
  return plain !== "" && Number.isFinite(Number(plain)) ? Number(plain) : null;
}
