// Everything the tests drive, as one object: imported as separate modules, or joined by workbook/form/bundle.py.

import { commCarrier } from "../../../workbook/form/js/carrier-comm.js";
import { httpCarrier } from "../../../workbook/form/js/carrier-http.js";
import { mountCheck } from "../../../workbook/form/js/check.js";
import { mountForm } from "../../../workbook/form/js/form.js";
import { mountLanguageSwitch } from "../../../workbook/form/js/language-switch.js";
import { Offline } from "../../../workbook/form/js/offline.js";
import { mountSaveState } from "../../../workbook/form/js/save-state.js";
import { createSaver } from "../../../workbook/form/js/saving.js";
import { createEventParser } from "../../../workbook/form/js/sse.js";
import { createWords } from "../../../workbook/form/js/words.js";

export default {
  Offline, commCarrier, createEventParser, createSaver, createWords, httpCarrier,
  mountCheck, mountForm, mountLanguageSwitch, mountSaveState,
};
