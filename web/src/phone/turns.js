// The step on screen: turned to by its address, by the person or along with the room.

import { addressOf, placeOf } from "./plan.js";
import { untilAnswered } from "./unreachable.js";

/** @import { createStage } from "./current.js" */
/** @import { Device } from "./device.js" */
/** @import { Frame } from "./frame.js" */
/** @import { Shelf } from "./parts.js" */
/** @import { Place } from "./types.d.ts" */

/**
 * The address that a device begins at: the one it was opened with, else the last one.
 * @param {Pick<Device, "place">} device
 */
export const firstAddress = (device) => (/^#\d/.test(location.hash) ? location.hash : device.place);

const ONWARD = "#workbook"; // the address of Next at the end of the day

/**
 * The turns of a page. begin() shows the first step.
 * @param {object} options
 * @param {Frame} options.frame
 * @param {Device} options.device
 * @param {Shelf} options.shelf
 * @param {ReturnType<typeof createStage>} options.stage
 * @param {() => void} options.focusHome moves the focus to the workbook card
 * @param {() => void} options.onChosen called before the person's own turn
 * @param {(place: Place) => void} options.onArrived called after each turn
 */
export function createTurns({ frame, device, shelf, stage, focusHome, onChosen, onArrived }) {
  const { parts } = shelf;
  let place = placeOf(firstAddress(device), parts);
  let retryPart = () => {}; // of the part that is waited for
  let open = true;

  /** @param {{ focus: boolean }} options */
  function show({ focus }) {
    device.place = addressOf(place.part, place.step);
    frame.bar.part(place.part, parts.length);
    frame.title(place.step.kind === "checks" ? "page.checks" : place.step.spec.name);
    if (shelf.has(place.part)) stage.show(place.step, { focus });
    else bring(place, focus);
    onArrived(place);
    if (focus) scrollTo(0, 0);
  }

  /** @param {string} address @param {{ focus: boolean }} options */
  function turnTo(address, options) {
    const next = placeOf(address, parts);
    if (place.step === next.step) return;
    place = next;
    show(options);
  }

  /**
   * Show a step whose part has not come: its line is drawn at once, its exercise as soon as the room sends it.
   * @param {Place} wanted
   * @param {boolean} focus
   */
  async function bring({ part, step }, focus) {
    const here = () => open && place.step === step;
    stage.wait();
    await untilAnswered(
      async () => {
        if (here()) await shelf.bring(part);
      },
      (retry) => {
        retryPart = retry;
        if (here()) stage.away(retry);
      },
    );
    if (here()) stage.show(step, { focus });
  }

  function followAddress() {
    if (location.hash === ONWARD) focusHome();
    else if (/^#\d/.test(location.hash)) {
      onChosen();
      turnTo(location.hash, { focus: true });
    }
  }

  return {
    /** The place on screen. */
    get place() {
      return place;
    },

    begin() {
      addEventListener("hashchange", followAddress);
      show({ focus: false });
      history.replaceState(null, "", addressOf(place.part, place.step));
      shelf.bringAll(() => open);
    },

    /**
     * Turn to the room's exercise; the history gets a way back, and the focus stays.
     * @param {string} address
     */
    goAlong(address) {
      history.pushState(null, "", address);
      turnTo(address, { focus: false });
      scrollTo(0, 0);
    },

    /**
     * Turn to the step of an exercise round.
     * @param {string} key
     */
    goTo(key) {
      for (const part of parts) {
        const step = part.steps.find((each) => each.key === key);
        if (step && step !== place.step) location.hash = addressOf(part, step);
      }
    },

    /** Ask again at once for the part that is waited for. */
    retry: () => retryPart(),

    destroy() {
      open = false;
      removeEventListener("hashchange", followAddress);
    },
  };
}
