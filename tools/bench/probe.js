// What runs inside both pages: it notices when a field takes a key, and how long it takes from an input to a picture.

(() => {
  /** Resolves to the time at which the frame that shows the latest change has been painted. */
  const painted = () => new Promise((done) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now());
      channel.port2.postMessage(null);
    });
  });

  const bench = { ready: false, typed: null, pressed: null, outcome: null };
  globalThis.bench = bench;

  /** bench.pressed: when a key or a pointer was last pressed here, in milliseconds since 1970. */
  for (const name of ["keydown", "pointerdown"]) {
    addEventListener(name, (event) => {
      bench.pressed = performance.timeOrigin + event.timeStamp;
    }, true);
  }

  /** Focus the first field of `selector` as soon as it can be typed in; note when a key in it has been shown. */
  bench.expectTyping = (selector) => {
    const usable = (el) => !el.disabled && !el.readOnly && el.getClientRects().length > 0;
    const look = () => {
      if (bench.typed !== null) return;
      const field = [...document.querySelectorAll(selector)].find(usable);
      if (field && document.activeElement !== field) field.focus();
      bench.ready = field !== undefined && document.activeElement === field;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    addEventListener("input", async ({ target }) => {
      if (!target.matches?.(selector) || !target.value) return;
      await painted();
      if (target.isConnected && target.value) bench.typed ??= performance.now();
    }, true);
  };

  /**
   * Start looking at `state()`, a string. bench.outcome resolves to when a state that was `accept`ed after a change has
   * been painted, in milliseconds since 1970; to null when that takes longer than `limit` milliseconds. picture() is an
   * image that must have been decoded too, or null.
   */
  bench.watch = (state, accept, picture, limit) => {
    const before = state();
    let changed = false;
    bench.pressed = null;
    bench.outcome = new Promise((resolve) => {
      const observer = new MutationObserver(async () => {
        const now = state();
        changed ||= now !== before;
        if (!changed || !accept(now)) return;
        observer.disconnect();
        await picture()?.decode().catch(() => {});
        finish(performance.timeOrigin + (await painted()));
      });
      const timer = setTimeout(() => finish(null), limit);
      function finish(at) {
        observer.disconnect();
        clearTimeout(timer);
        resolve(at);
      }
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
  };
})();
