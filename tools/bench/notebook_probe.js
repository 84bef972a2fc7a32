// `bytes` are those of widgets (comm messages and results), `allBytes` those of every message.
// Runs before a notebook's own scripts: notes when widgets' messages come and when a form has been painted.

(() => {
  const state = { bytes: 0, allBytes: 0, frames: 0, results: [], painted: [] };
  const seen = new WeakSet();

  /** The message type and the content of a frame, in either of the two protocols of Jupyter's server. */
  function parsed(data) {
    if (typeof data === "string") {
      const message = JSON.parse(data);
      return { type: message.header?.msg_type, content: message.content ?? {} };
    }
    const view = new DataView(data);
    const count = Number(view.getBigUint64(0, true));
    const offsets = Array.from({ length: count }, (_, at) => Number(view.getBigUint64(8 * (at + 1), true)));
    const part = (at) => new TextDecoder().decode(data.slice(offsets[at], offsets[at + 1]));
    const type = JSON.parse(part(1)).msg_type;
    return { type, content: type === "execute_result" ? JSON.parse(part(4)) : {} };
  }

  class Socket extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        const now = performance.now();
        const bytes = typeof data === "string" ? new TextEncoder().encode(data).length : (data.byteLength ?? 0);
        state.frames += 1;
        state.allBytes += bytes;
        if (typeof data !== "string" && !(data instanceof ArrayBuffer)) return;
        const { type, content } = parsed(data);
        if (type?.startsWith("comm_") || type === "execute_result") state.bytes += bytes;
        if (type === "execute_result" && "application/vnd.jupyter.widget-view+json" in (content.data ?? {}))
          state.results.push(now);
      });
    }
  }
  window.WebSocket = Socket;

  function look() {
    for (const el of document.querySelectorAll(".es.es-notebook")) {
      if (seen.has(el) || !el.offsetHeight) continue;
      seen.add(el);
      requestAnimationFrame((now) => state.painted.push(now));
    }
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);
  window.notebookProbe = state;
})();
