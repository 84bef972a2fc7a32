// Links from a widget to another notebook: JupyterLab opens it beside this one, elsewhere the browser goes there.

/**
 * Let a link be opened by JupyterLab where this is JupyterLab. `manager` is the model's widget manager: there it knows
 * the notebook's folder and how links are followed; in Voilà, where it does not, the address alone is right.
 */
export function openInPlace(link, manager) {
  const handler = manager?.rendermime?.linkHandler;
  const resolver = manager?.context?.urlResolver;
  if (!handler || !resolver) return link;
  resolver
    .resolveUrl(link.getAttribute("href"))
    .then((path) => handler.handleLink(link, decodeURIComponent(path), ""))
    .catch(() => {}); // then it stays a plain link
  return link;
}
