// Server-sent events from a fetch stream: EventSource cannot send a header, so the few lines of its grammar stand here.

/** Feed text as it arrives; onEvent({event, data, id}) is called for each whole event. Comments are ignored. */
export function createEventParser(onEvent) {
  let rest = "";
  let event = "";
  let data = [];
  let id;

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
    feed(text) {
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop();
      for (const one of lines) line(one);
    },
  };
}
