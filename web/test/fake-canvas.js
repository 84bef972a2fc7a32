// A canvas for tests without a browser: every Latin letter is half as wide as it is high, every Chinese one as wide.

const HAN = /\p{Script=Han}|[，。、；：？！”’）》…]/u;

/** Let document.createElement make such a canvas. */
export function installFakeCanvas() {
  const context = {
    font: "400 10px sans-serif",
    /** @param {string} text */
    measureText(text) {
      const size = Number(/(\d+)px/.exec(this.font)?.[1]);
      return { width: [...text].reduce((sum, letter) => sum + (HAN.test(letter) ? size : size / 2), 0) };
    },
  };
  Object.assign(globalThis, { document: { createElement: () => ({ getContext: () => context }) } });
}
