// The plan that a matching of columns stands for, without a page.

/** @import { Kind, Plan, Use } from "./types.d.ts" */

/** A column of the file as the learner matched it; weight: as typed. @typedef {{ name: string, use: Use, weight: string }} MatchedColumn */
/** Raw figures: thresholds by grade, or a target. @typedef {{ thresholds?: Record<string, string>, target?: string, strict?: boolean }} Figures */

/** The uses that each kind offers. @type {Record<Kind, readonly Use[]>} */
export const USES = {
  "customer-grading": ["none", "name", "criterion"],
  "satisfaction-tracking": ["none", "item", "month", "rate", "month-rates"],
};

/** The uses that one column at most can have. @type {readonly Use[]} */
const SINGLE = ["name", "item", "month", "rate"];

/**
 * Whether two columns have a use that one column at most can have.
 * @param {MatchedColumn[]} columns
 */
export function isDoubled(columns) {
  return SINGLE.some((as) => columns.filter(({ use }) => use === as).length > 1);
}

/**
 * The plan for Python; null stands for a use that no column has.
 * @param {Kind} kind
 * @param {MatchedColumn[]} columns
 * @param {Figures} figures
 * @returns {Plan}
 */
export function planOf(kind, columns, { thresholds = {}, target = "", strict = false }) {
  /** @param {Use} as */
  const used = (as) => columns.filter(({ use }) => use === as);
  /** @param {Use} as */
  const one = (as) => used(as)[0]?.name ?? null;
  if (kind === "customer-grading") {
    const weights = Object.fromEntries(used("criterion").map(({ name, weight }) => [name, weight]));
    return { name: one("name"), weights, thresholds };
  }
  const months = used("month-rates").map(({ name }) => name);
  return { item: one("item"), month: one("month"), rate: one("rate"), months, target, strict };
}
