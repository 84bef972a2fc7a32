// Where the names beside markers go, so that they neither cover one another nor leave the square.

const GAP = 17;
const LINE = 18;
const LONGEST = 130; // pixels; the table beside the map has the whole name

const isWide = (character) => character.codePointAt(0) > 0x2e7f;

/** Roughly how wide a text is at 15 pixels. */
export function textWidth(text) {
  return [...text].reduce((sum, character) => sum + (isWide(character) ? 15 : 8), 0);
}

function shortened(text) {
  if (textWidth(text) <= LONGEST) return text;
  let kept = "";
  for (const character of text) {
    if (textWidth(kept + character) > LONGEST - 12) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** For markers at {x, y, words} inside frame: where each name goes, {words, dx, dy, anchor}. */
export function placeNames(spots, frame) {
  const taken = spots.map(({ x, y }) => ({ left: x - 12, right: x + 12, top: y - 12, bottom: y + 12 }));
  return spots.map(({ x, y, words: whole }, index) => {
    const words = shortened(whole);
    const width = textWidth(words);
    const sides = [
      { dx: GAP, dy: 5, anchor: "start", left: x + GAP },
      { dx: -GAP, dy: 5, anchor: "end", left: x - GAP - width },
      { dx: 0, dy: -GAP, anchor: "middle", left: x - width / 2 },
      { dx: 0, dy: GAP + 13, anchor: "middle", left: x - width / 2 },
    ];
    const boxOf = ({ left, dy }) => ({ left, right: left + width, top: y + dy - LINE + 4, bottom: y + dy + 4 });
    const inside = (box) => box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
    const free = (box) => !taken.some((other, i) => i !== index && overlap(box, other));
    const best = sides.find((side) => inside(boxOf(side)) && free(boxOf(side))) ?? sides.find((side) => inside(boxOf(side))) ?? sides[0];
    taken.push(boxOf(best));
    const { dx, dy, anchor } = best;
    return { words, dx, dy, anchor };
  });
}
