// Files dropped on a card, and what happens to those dropped beside it.

/**
 * Make `target` take a dropped file. A file dropped beside it is not opened by the browser, which would leave the page;
 * drops that another element takes are left to it.
 * @param {HTMLElement} target
 * @param {(file: File) => unknown} onFile
 * @returns {() => void} ends it
 */
export function takeDrops(target, onFile) {
  /** @param {DragEvent} event */
  const hasFile = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  /** @param {boolean} over */
  const mark = (over) => target.classList.toggle("es-drop--over", over);

  /** @param {DragEvent} event @param {"copy" | "none"} effect */
  function allow(event, effect) {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = effect;
  }
  /** @param {DragEvent} event */
  function over(event) {
    if (!hasFile(event)) return;
    allow(event, "copy");
    event.stopPropagation();
    mark(true);
  }
  /** @param {DragEvent} event */
  function leave(event) {
    if (!(event.relatedTarget instanceof Node && target.contains(event.relatedTarget))) mark(false);
  }
  /** @param {DragEvent} event */
  function drop(event) {
    if (!hasFile(event)) return;
    event.preventDefault();
    event.stopPropagation();
    mark(false);
    const file = event.dataTransfer?.files[0];
    if (file) onFile(file);
  }
  /** @param {DragEvent} event */
  function beside(event) {
    if (hasFile(event) && !event.defaultPrevented) allow(event, "none");
  }
  /** @type {[HTMLElement | Document, "dragenter" | "dragover" | "dragleave" | "drop", (event: DragEvent) => void][]} */
  const listeners = [
    [target, "dragenter", over],
    [target, "dragover", over],
    [target, "dragleave", leave],
    [target, "drop", drop],
    [document, "dragover", beside],
    [document, "drop", beside],
  ];
  for (const [where, name, fn] of listeners) where.addEventListener(name, /** @type {EventListener} */ (fn));
  return () => {
    for (const [where, name, fn] of listeners)
      where.removeEventListener(name, /** @type {EventListener} */ (fn));
  };
}
