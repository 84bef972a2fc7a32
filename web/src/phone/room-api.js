// The room's replies that are not the form's own: the course, joining, who I am, leaving.

import { codeOf, isRemoval, isStranger, isUnreachable, Offline } from "../transport/offline.js";

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

/** What the room tells everybody. A reply that is not wanted(body) is somebody else's. */
async function fetchPublic(path, wanted) {
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), PATIENCE);
  try {
    const reply = await fetch(path, { cache: "no-cache", signal: impatience.signal });
    const body = await reply.json();
    if (!reply.ok || !wanted(body)) throw unreachable();
    return body;
  } catch {
    throw unreachable();
  } finally {
    clearTimeout(timer);
  }
}

/** The public course: the line of the day. */
export const fetchCourse = () => fetchPublic("/api/course", ({ blocks, room }) => blocks && room);

/** What stands in one of its parts. */
export const fetchPart = (number, wanted) => fetchPublic(`/api/parts/${number}`, wanted);

/** Whether an error is the room's own, by its body. What else answers at its address is like nobody. */
function isOurs(reply) {
  if (reply.status === 401) return isStranger(reply);
  if (reply.status === 410) return isRemoval(reply);
  return codeOf(reply.body) !== null;
}

/** The calls of a device, through its carrier. Each resolves to the reply's body or rejects with RoomError. */
export function openRoom(carrier) {
  /** Ask for a reply that `wanted` recognises as the room's. */
  async function ask(method, path, body, wanted) {
    let reply;
    try {
      reply = await carrier.request(method, path, body);
    } catch (error) {
      if (error instanceof Offline) throw unreachable();
      throw error;
    }
    if (reply.status < 400 && wanted(reply)) return reply.body;
    if (reply.status < 400 || isUnreachable(reply) || !isOurs(reply)) throw unreachable();
    throw new RoomError(reply.status, reply.body.error);
  }

  const has =
    (key) =>
    ({ body }) =>
      body !== null && typeof body === "object" && key in body;

  /** Who I am: any refusal but the two that the room may give is somebody else's. */
  async function me() {
    try {
      return await ask("GET", "/api/me", undefined, has("answers"));
    } catch (error) {
      if (error instanceof RoomError && ![401, 410].includes(error.status)) throw unreachable();
      throw error;
    }
  }

  return {
    /** {name, pin, language, table} or {code, pin} */
    join: (body) => ask("POST", "/api/join", body, has("code")),
    me,
    speak: (language) => ask("PATCH", "/api/me", { language }, has("language")),
    leave: () => ask("DELETE", "/api/me", undefined, ({ status }) => status === 204),
  };
}
