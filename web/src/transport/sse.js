// A parser of server-sent events for a fetch stream: EventSource cannot send a header.

/** @typedef {{ event: string, data: string, id: string | undefined }} ServerEvent */

/**
 * A parser whose feed(text) takes text as it arrives and calls onEvent for each complete event. Comments are ignored.
 * @param {(event: ServerEvent) => void} onEvent
 */
export function createEventParser(onEvent) {
  let rest = "";
  let event = "";
  /** @type {string[]} */
  let data = [];
  /** @type {string | undefined} */
  let id;

  /** @param {string} text */
  function line(text) {
    if (text === "") {
      if (data.length) onEvent({ event: event || "message", data: data.join("\n"), id });
      event = "";
      data = [];
      return;
    }
    const colon = text.indexOf(":");
    if (colon === 0) return;
    const name = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? "" : text.slice(colon + 1).replace(/^ /, "");
    if (name === "event") event = value;
    else if (name === "data") data.push(value);
    else if (name === "id" && !value.includes("\0")) id = value;
  }

  return {
    /** @param {string} text */
    feed(text) {
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? "";
      for (const one of lines) line(one);
    },
  };
}
