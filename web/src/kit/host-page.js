// The page around the form in a notebook or a deck: its keyboard shortcuts and its theme.

const OURS = "input, textarea, select, button, summary, [tabindex]";

/**
 * Escape moves the focus to the notebook's cell, unless an input method takes the key.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} root
 */
function leave(event, root) {
  if (event.key !== "Escape" || event.isComposing) return;
  const cell = root.parentElement?.closest(".jp-Cell");
  if (cell instanceof HTMLElement) cell.focus({ preventScroll: true });
}

/**
 * Keep key presses in the form's controls from Jupyter and reveal; Escape moves the focus back to the notebook.
 * @param {HTMLElement} root
 * @param {() => unknown} [save] runs on Ctrl+S, where the browser would save the page
 */
export function guardKeys(root, save = () => {}) {
  // Lumino listens before we do: it obeys this attribute.
  root.setAttribute("data-lm-suppress-shortcuts", "true");
  root.setAttribute("lm-suppress-shortcuts", "true");
  root.setAttribute("data-prevent-swipe", "true"); // reveal on a touch screen
  for (const name of /** @type {const} */ (["keydown", "keyup", "keypress"])) {
    root.addEventListener(name, (event) => {
      if (!(event.target instanceof Element && event.target.closest(OURS))) return;
      event.stopPropagation();
      if (name !== "keydown") return;
      leave(event, root);
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      save();
    });
  }
}

/**
 * Keep el's data-theme like that of an element around it, else like JupyterLab's; without either the device decides.
 * @param {HTMLElement} el
 * @returns {() => void} ends it
 */
export function followTheme(el) {
  const set = () => {
    const light = document.body.dataset.jpThemeLight;
    const around = el.parentElement?.closest("[data-theme]");
    if (around instanceof HTMLElement) el.dataset.theme = around.dataset.theme;
    else if (light === undefined) delete el.dataset.theme;
    else el.dataset.theme = light === "true" ? "light" : "dark";
  };
  const observer = new MutationObserver(set);
  observer.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  set();
  return () => observer.disconnect();
}
