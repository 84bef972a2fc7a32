// Runs the tests with coverage, and fails where a module of SAVING has fewer than 90 % of its lines covered.
// What draws on the page (conflict.js, save-state.js) is tested in a browser: tests/form/test_saving.py.

import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";

const LEAST = 90; // percent of lines
const DRAWN = ["src/saving/conflict.js", "src/saving/save-state.js", "src/transport/comm.js"];
const SAVING = globSync("src/{saving,transport}/*.js").filter(
  (path) => !path.endsWith(".test.js") && !DRAWN.includes(path),
);

let failed = false;
const TESTS = globSync("src/*/*.test.js");
const COVERAGE = ["--test", "--experimental-test-coverage", "--test-reporter=lcov"];
const { stdout, status } = spawnSync(
  process.execPath,
  [...COVERAGE, ...SAVING.map((path) => `--test-coverage-include=${path}`), ...TESTS],
  { encoding: "utf8", maxBuffer: 64 * 2 ** 20 },
);
if (status !== 0) failed = true;

/** Lines found and hit, by module. */
const lines = new Map();
for (const record of stdout.split("end_of_record")) {
  const value = (name) => record.match(new RegExp(`^${name}:(.*)$`, "m"))?.[1];
  if (value("SF")) lines.set(value("SF").replaceAll("\\", "/"), [Number(value("LH")), Number(value("LF"))]);
}
for (const path of SAVING) {
  const [hit, found] = lines.get(path) ?? [0, 1];
  const share = (100 * hit) / found;
  console.log(`${share.toFixed(1).padStart(5)} %  ${path}`);
  if (share < LEAST) failed = true;
}
if (failed) {
  console.error(`A test failed, or a module has fewer than ${LEAST} % of its lines covered.`);
  process.exit(1);
}
