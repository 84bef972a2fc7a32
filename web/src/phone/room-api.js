// The room's replies that forms do not need: the course, joining, this participant, leaving.

import { codeOf, isRemoval, isStranger, isUnreachable, Offline } from "../transport/offline.js";

/** @import { Fault } from "../kit/types.d.ts" */
/** @import { Course, MyWork, PartContent, RoomApi } from "./types.d.ts" */

const PATIENCE = 12_000; // milliseconds

/** The part of a carrier that sends requests. @typedef {{ request(method: string, path: string, body?: unknown): Promise<{ status: number, body: unknown }> }} RequestCarrier */

/** A refusal of the room, or no reply (status 0). */
export class RoomError extends Error {
  /**
   * @param {number} status
   * @param {Fault} [problem]
   */
  constructor(status, problem = { code: "unknown" }) {
    super(`${status} ${problem.code}`);
    this.status = status;
    this.problem = problem;
  }
}

function unreachable() {
  return new RoomError(0, { code: "room-unreachable", params: {} });
}

/**
 * Fetch public data of the room. A reply that is not wanted(body) is not the room's.
 * @template T
 * @param {string} path
 * @param {(body: T) => unknown} wanted
 * @returns {Promise<T>}
 */
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
export const fetchCourse = () =>
  fetchPublic("/api/course", (/** @type {Course} */ { blocks, room }) => blocks && room);

/**
 * The content of one of its parts.
 * @param {number} number
 * @param {(body: PartContent) => boolean} wanted whether a reply is that content
 */
export const fetchPart = (number, wanted) => fetchPublic(`/api/parts/${number}`, wanted);

/**
 * Whether an error is the room's own, by its body. Any other reply from its address counts as none.
 * @param {{ status: number, body: unknown }} reply
 */
function isOurs(reply) {
  if (reply.status === 401) return isStranger(reply);
  if (reply.status === 410) return isRemoval(reply);
  return codeOf(reply.body) !== null;
}

/**
 * The calls of a device, through its carrier.
 * @param {RequestCarrier} carrier
 * @returns {RoomApi}
 */
export function openRoom(carrier) {
  /**
   * Ask for a reply that `wanted` recognises as the room's; resolves to its body.
   * @template T
   * @param {string} method
   * @param {string} path
   * @param {unknown} body
   * @param {(reply: { status: number, body: unknown }) => boolean} wanted
   * @returns {Promise<T>}
   */
  async function ask(method, path, body, wanted) {
    /** @type {{ status: number, body: unknown }} */
    let reply;
    try {
      reply = await carrier.request(method, path, body);
    } catch (error) {
      if (error instanceof Offline) throw unreachable();
      throw error;
    }
    if (reply.status < 400 && wanted(reply)) return /** @type {T} */ (reply.body);
    if (reply.status < 400 || isUnreachable(reply) || !isOurs(reply)) throw unreachable();
    const { error } = /** @type {{ error: Fault }} */ (reply.body);
    throw new RoomError(reply.status, error);
  }

  /**
   * @param {string} key
   * @returns {(reply: { body: unknown }) => boolean}
   */
  const has =
    (key) =>
    ({ body }) =>
      typeof body === "object" && body !== null && key in body;

  /**
   * This participant. Any refusal but the two that the room may give counts as no reply.
   * @returns {Promise<MyWork>}
   */
  async function me() {
    try {
      return await ask("GET", "/api/me", undefined, has("answers"));
    } catch (error) {
      if (error instanceof RoomError && ![401, 410].includes(error.status)) throw unreachable();
      throw error;
    }
  }

  return {
    join: (body) => ask("POST", "/api/join", body, has("code")),
    me,
    setLanguage: (language) => ask("PATCH", "/api/me", { language }, has("language")),
    leave: () => ask("DELETE", "/api/me", undefined, ({ status }) => status === 204),
  };
}
