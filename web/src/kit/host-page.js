// The page around the form in a notebook or a deck: its keyboard shortcuts and its theme.

const OURS = "input, textarea, select, button, summary, [tabindex]";

/** Escape leads back to the notebook: its own widgets are left to the mouse. What an input method cancels is its own. */
function leave(event, root) {
  if (event.key !== "Escape" || event.isComposing) return;
  root.parentElement.closest(".jp-Cell")?.focus({ preventScroll: true });
}

/**
 * Keep key presses in our controls from Jupyter and reveal, so that what people type belongs to the form; Escape gives
 * them back. save() runs on Ctrl+S, where the browser would save the page.
 */
export function guardKeys(root, save = () => {}) {
  // Lumino listens before we do: it obeys this attribute.
  root.setAttribute("data-lm-suppress-shortcuts", "true");
  root.setAttribute("lm-suppress-shortcuts", "true");
  root.setAttribute("data-prevent-swipe", "true"); // reveal on a touch screen
  for (const name of ["keydown", "keyup", "keypress"]) {
    root.addEventListener(name, (event) => {
      if (!event.target.closest?.(OURS)) return;
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
 * Keep el's data-theme like JupyterLab's, or like that of what it stands in; the device decides where nobody else does.
 * Returns the way to stop.
 */
export function followTheme(el) {
  const set = () => {
    const light = document.body.dataset.jpThemeLight;
    if (el.parentElement?.closest("[data-theme]"))
      el.dataset.theme = el.parentElement.closest("[data-theme]").dataset.theme;
    else if (light === undefined) delete el.dataset.theme;
    else el.dataset.theme = light === "true" ? "light" : "dark";
  };
  const observer = new MutationObserver(set);
  observer.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  set();
  return () => observer.disconnect();
}
