// Places for the names beside markers, so that they neither cover one another nor leave the square.

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */
/** @typedef {{ dx: number, dy: number, anchor: "start" | "middle" | "end", left: number }} Side */

const GAP = 17;
const LINE = 18;
const LONGEST = 130; // pixels; the table beside the map has the whole name

/** @param {string} character */
const isWide = (character) => (character.codePointAt(0) ?? 0) > 0x2e7f;

/**
 * The approximate width of a text at 15 pixels.
 * @param {string} text
 */
export function textWidth(text) {
  return [...text].reduce((sum, character) => sum + (isWide(character) ? 15 : 8), 0);
}

/** @param {string} text */
function shortened(text) {
  if (textWidth(text) <= LONGEST) return text;
  let kept = "";
  for (const character of text) {
    if (textWidth(kept + character) > LONGEST - 12) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** The area that two boxes share. @param {Box} a @param {Box} b */
const shared = (a, b) =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/**
 * The places a name of that width may take beside its marker, best first.
 * @param {number} width
 * @returns {Side[]}
 */
function sidesOf(width) {
  const near = GAP - 5;
  /** @type {Side[]} */
  const beside = [5, -near, near + 11].flatMap((dy) => [
    { dx: GAP, dy, anchor: "start", left: GAP },
    { dx: -GAP, dy, anchor: "end", left: -GAP - width },
  ]);
  /** @type {Side[]} */
  const above = [-GAP, GAP + 13].map((dy) => ({ dx: 0, dy, anchor: "middle", left: -width / 2 }));
  return [...beside.slice(0, 2), ...above, ...beside.slice(2)];
}

/**
 * Each marker's name, shortened where it is long, and its place beside the marker.
 * @param {{ x: number, y: number, words: string }[]} spots
 * @param {Box} frame
 */
export function placeNames(spots, frame) {
  const taken = spots.map(({ x, y }) => ({ left: x - 12, right: x + 12, top: y - 12, bottom: y + 12 }));
  return spots.map(({ x, y, words: whole }, index) => {
    const words = shortened(whole);
    const width = textWidth(words);
    const others = taken.filter((_, i) => i !== index);
    const choices = sidesOf(width).map((side) => {
      const box = {
        left: x + side.left,
        right: x + side.left + width,
        top: y + side.dy - LINE + 4,
        bottom: y + side.dy + 4,
      };
      const outside = width * LINE - shared(box, frame);
      return { side, box, cost: 4 * outside + others.reduce((sum, other) => sum + shared(box, other), 0) };
    });
    const best = choices.reduce((a, b) => (b.cost < a.cost ? b : a));
    taken.push(best.box);
    return { words, dx: best.side.dx, dy: best.side.dy, anchor: best.side.anchor };
  });
}
