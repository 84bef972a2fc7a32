// Put a form or a check on the bench, the way a room's page does.

async function importText(url) {
  // anywidget imports a widget's JavaScript from a blob, where nothing relative can be found.
  const text = await (await fetch(url)).text();
  return import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
}

window.start = async ({ base, scope, language, texts, messages, answers = {}, ...given }) => {
  const { default: kit } = await importText("/bundle/entry.js");
  const words = kit.createWords({ texts, messages, language });
  const carrier = kit.httpCarrier({ base, secret: "bench" });
  const saver = kit.createSaver({ carrier, scope });
  const root = document.querySelector("#root");
  const states = [];
  saver.onState((summary) => states.push(summary.state));
  saver.open(answers);
  kit.mountSaveState(document.querySelector("#save"), { saver, words });
  kit.mountLanguageSwitch(document.querySelector("#language"), { words });
  Object.assign(window, { kit, words, carrier, saver, states, root });
  if (given.check) window.check = kit.mountCheck(root, { spec: given.check, answer: given.answer, words, carrier, heading: 1 });
  else window.form = kit.mountForm(root, { ...given, words, carrier, saver, heading: 1 });
};

/** A stand-in for anywidget's model, answered by the stand-in room as a kernel would. */
function createModel(traits, base) {
  const listeners = {};
  const tell = (name, ...args) => (listeners[name] ?? []).forEach((fn) => fn(...args));
  const paths = { save: "answers", compute: "compute", submit: "checks" };
  return {
    traits,
    tell,
    get: (name) => traits[name],
    set(name, value) {
      traits[name] = value;
      tell(`change:${name}`);
    },
    save_changes() {},
    on: (name, fn) => (listeners[name] ??= []).push(fn),
    off: (name, fn) => {
      listeners[name] = (listeners[name] ?? []).filter((each) => each !== fn);
    },
    async send({ id, op, body }) {
      if (window.silent) return;
      const reply = await fetch(`${base}/api/${paths[op]}`, { method: "POST", body: JSON.stringify(body) });
      tell("msg:custom", { id, status: reply.status, body: await reply.json() });
    },
  };
}

/** Start the form runtime with texts and messages, as its widget does in a notebook; returns the script of a place. */
async function startRuntime(words) {
  const given = { key: "bench", _css: "", ...words };
  const { default: runtime } = await importText("/web/dist/notebook.js");
  runtime.initialize({ model: { get: (name) => given[name] } });
  const { default: place } = await importText("/web/dist/place.js");
  return place;
}

window.startNotebook = async ({ base, traits, words }) => {
  const place = await startRuntime(words);
  document.querySelector("header").remove();
  document.body.className = "";
  const model = createModel(traits, base);
  const el = document.querySelector("#root");
  const cleanup = place.render({ model, el });
  /** The same widget once more, as another module of the same window shows it; its kernel is another one. */
  window.startSecond = (more = {}) => {
    const second = createModel({ ...traits, ...more }, base);
    const below = document.body.appendChild(Object.assign(document.createElement("div"), { id: "second" }));
    place.render({ model: second, el: below });
    window.second = second;
  };
  Object.assign(window, { model, cleanup });
};

/**
 * Show another widget of a notebook. replies: op → {status, body, text} as a kernel would answer (text becomes the
 * buffer); a test may change window.replies, and finds what was asked in window.asked and the bytes in window.sent.
 */
window.startWidget = async ({ traits, words, replies }) => {
  const place = await startRuntime(words);
  document.querySelector("header").remove();
  document.body.className = "";
  const model = createModel(traits, "");
  Object.assign(window, { model, replies, asked: [], sent: [] });
  model.send = async ({ id, op, body }, _callbacks, buffers = []) => {
    window.asked.push({ op, body, bytes: buffers.map((buffer) => buffer.byteLength) });
    if (op === "piece") window.sent.push(await new Blob(buffers).text());
    const { status = 200, body: reply = {}, text = null } = window.replies[op] ?? {};
    if (status === 0) return; // a kernel that does not answer
    const taken = text === null ? undefined : [new DataView(new TextEncoder().encode(text).buffer)];
    model.tell("msg:custom", { id, status, body: reply }, taken);
  };
  const el = document.querySelector("#root");
  const cleanup = place.render({ model, el });
  Object.assign(window, { cleanup });
};

window.ready = true;
