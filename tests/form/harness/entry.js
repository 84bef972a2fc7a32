// Everything the tests drive, as one object: joined by esbuild, as web/build.mjs joins what is built.

import { httpCarrier } from "../../../web/src/transport/http.js";
import { mountCheck } from "../../../web/src/exercise/check.js";
import { mountForm } from "../../../web/src/exercise/form.js";
import { mountLanguageSwitch } from "../../../web/src/kit/language-switch.js";
import { mountSaveState } from "../../../web/src/saving/save-state.js";
import { createSaver } from "../../../web/src/saving/saver.js";
import { createWords } from "../../../web/src/kit/i18n.js";

export default {
  createSaver, createWords, httpCarrier,
  mountCheck, mountForm, mountLanguageSwitch, mountSaveState,
};
