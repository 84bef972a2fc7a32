// The one failure every carrier shares.

/** Nobody answered: the network is away, the room is down, or the kernel is silent. The draft stays and is sent again. */
export class Offline extends Error {}

/** Whether a status means that nobody was reached: no reply at all, or a gateway answering for a room that is away. */
export function isUnreachable(status) {
  return status === 0 || (status >= 502 && status <= 504);
}
