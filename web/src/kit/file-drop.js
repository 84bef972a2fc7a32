// Files dropped on a card, and what happens to those dropped beside it.

/**
 * Make `target` take a dropped file: onFile(file). A file dropped beside it is not opened by the browser, which would
 * leave the page; what somebody else on the page takes is left to them. Returns the way to stop.
 */
export function takeDrops(target, onFile) {
  const hasFile = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  const mark = (over) => target.classList.toggle("es-drop--over", over);

  function over(event) {
    if (!hasFile(event)) return;
    event.preventDefault();
    event.stopPropagation();
    event.dataTransfer.dropEffect = "copy";
    mark(true);
  }
  function leave(event) {
    if (!target.contains(event.relatedTarget)) mark(false);
  }
  function drop(event) {
    if (!hasFile(event)) return;
    event.preventDefault();
    event.stopPropagation();
    mark(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  }
  function beside(event) {
    if (!hasFile(event) || event.defaultPrevented) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "none";
  }
  const listeners = [
    [target, "dragenter", over],
    [target, "dragover", over],
    [target, "dragleave", leave],
    [target, "drop", drop],
    [document, "dragover", beside],
    [document, "drop", beside],
  ];
  for (const [where, name, fn] of listeners) where.addEventListener(name, fn);
  return () => listeners.forEach(([where, name, fn]) => where.removeEventListener(name, fn));
}
