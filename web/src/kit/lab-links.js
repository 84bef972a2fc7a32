// Links from a widget to another notebook: JupyterLab opens it beside this one, elsewhere the browser goes there.

/**
 * What JupyterLab's widget manager has besides: the notebook's folder, and the way links are followed. In Voilà it has
 * neither.
 * @typedef {object} LabManager
 * @property {{ linkHandler?: { handleLink(link: HTMLElement, path: string, id: string): void } | null }} [rendermime]
 * @property {{ urlResolver?: { resolveUrl(url: string): Promise<string> } }} [context]
 */

/**
 * Let JupyterLab open a link, where this is JupyterLab; elsewhere the address alone is right.
 * @template {HTMLAnchorElement} A
 * @param {A} link
 * @param {unknown} manager the model's widget manager
 * @returns {A}
 */
export function openInPlace(link, manager) {
  const { rendermime, context } = /** @type {LabManager} */ (manager ?? {});
  const handler = rendermime?.linkHandler;
  const resolver = context?.urlResolver;
  if (!handler || !resolver) return link;
  resolver
    .resolveUrl(link.getAttribute("href") ?? "")
    .then((path) => handler.handleLink(link, decodeURIComponent(path), ""))
    .catch(() => {}); // then it stays a plain link
  return link;
}
