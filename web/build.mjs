// Builds web/dist, which is committed: a machine without Node runs the kit from it.
//
//     node build.mjs                  into dist/, minified, with source maps beside (not committed)
//     node build.mjs --watch          again on every change, readable, with source maps inside
//     node build.mjs --out FOLDER     minified, into another folder

import { cpSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));

/** Modules: anywidget imports the default export of each; phone.js is the script of the room's page. */
const MODULES = {
  phone: "src/phone/main.js",
  notebook: "src/notebook/runtime.js",
  place: "src/notebook/place.js",
  speaker: "src/prepare/speaker.js",
  deck: "src/deck/deck.js",
  console: "src/console/console.js",
};

/** Plain scripts that also run where modules do not. */
const SCRIPTS = { start: "src/phone/start.js" };

/** What every form and chart is drawn with, in this order. */
const FORM = ["tokens", "form", "charts"];

/** Style sheets of css/, joined in their order. */
const STYLES = {
  phone: [...FORM, "paper", "phone"],
  notebook: [...FORM, "notebook", "study", "paper", "own-data"],
  speaker: ["tokens", "speaker"],
  deck: ["tokens", "charts", "deck"],
  console: ["tokens", "form", "charts", "deck", "console"],
  home: ["tokens", "form"],
};

/** Files that go out as they are. Documents made in Python read their colours from tokens.css. */
const COPIES = ["css/tokens.css", "phone/index.html", "phone/icon.svg"];

/** A plug-in that provides the style sheets of STYLES as entry points `styles:<name>`. */
const styles = {
  name: "styles",
  setup(build) {
    build.onResolve({ filter: /^styles:/ }, ({ path }) => ({
      path: path.slice("styles:".length),
      namespace: "styles",
    }));
    build.onLoad({ filter: /.*/, namespace: "styles" }, ({ path }) => ({
      contents: STYLES[path].map((name) => `@import "./${name}.css";`).join("\n"),
      loader: "css",
      resolveDir: join(HERE, "css"),
    }));
  },
};

/** The esbuild options of the three kinds of output. */
function builds(outdir, { watch }) {
  const shared = {
    absWorkingDir: HERE,
    outdir,
    bundle: true,
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    minify: !watch,
    sourcemap: watch ? "inline" : "external",
  };
  return [
    { ...shared, entryPoints: MODULES, format: "esm", target: "es2022" },
    { ...shared, entryPoints: SCRIPTS, format: "iife", target: "es5" },
    {
      ...shared,
      plugins: [styles],
      entryPoints: Object.keys(STYLES).map((name) => ({ in: `styles:${name}`, out: name })),
    },
  ];
}

function copy(outdir) {
  for (const path of COPIES) cpSync(join(HERE, path), join(outdir, path.split("/").at(-1)));
}

const {
  values: { out, watch },
} = parseArgs({
  options: {
    out: { type: "string", default: join(HERE, "dist") },
    watch: { type: "boolean", default: false },
  },
});
const outdir = resolve(out);
rmSync(outdir, { recursive: true, force: true });
mkdirSync(outdir, { recursive: true });
copy(outdir);
if (watch) {
  for (const options of builds(outdir, { watch }))
    await (await esbuild.context({ ...options, logLevel: "info" })).watch();
} else {
  await Promise.all(builds(outdir, { watch }).map((options) => esbuild.build(options)));
}
