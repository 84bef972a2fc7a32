// The room's replies that are not the form's own: the course, joining, who I am, leaving.

import { isUnreachable, Offline } from "../form/offline.js";

const PATIENCE = 12_000;

/** A reply that is not the wished-for one; status 0 when nobody answered. `problem` is {code, params} for words. */
export class RoomError extends Error {
  constructor(status, problem = { code: "unknown", params: {} }) {
    super(`${status} ${problem.code}`);
    this.status = status;
    this.problem = problem;
  }
}

function unreachable() {
  return new RoomError(0, { code: "room-unreachable", params: {} });
}

/** The public course. */
export async function fetchCourse() {
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), PATIENCE);
  try {
    const reply = await fetch("/api/course", { cache: "no-cache", signal: impatience.signal });
    if (!reply.ok) throw unreachable();
    return await reply.json();
  } catch {
    throw unreachable();
  } finally {
    clearTimeout(timer);
  }
}

/** The calls of a device, through its carrier. Each resolves to the reply's body or rejects with RoomError. */
export function openRoom(carrier) {
  async function ask(method, path, body) {
    let reply;
    try {
      reply = await carrier.request(method, path, body);
    } catch (error) {
      if (error instanceof Offline) throw unreachable();
      throw error;
    }
    if (isUnreachable(reply.status) && !reply.body?.error) throw unreachable();
    if (reply.status >= 400) throw new RoomError(reply.status, reply.body?.error);
    return reply.body;
  }

  return {
    /** {name, pin, language, table} or {code, pin} */
    join: (body) => ask("POST", "/api/join", body),
    me: () => ask("GET", "/api/me"),
    speak: (language) => ask("PATCH", "/api/me", { language }),
    leave: () => ask("DELETE", "/api/me"),
  };
}
