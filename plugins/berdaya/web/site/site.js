/** On every page: the menu by keys, use without a signal, and the quick exit where a page has one. */

import { startOffline } from "../offline/start.js";
import { onEachPage } from "../shared/page.js";
import { openMenuByKeys } from "./menu.js";
import { offerQuickExit } from "./quick_exit.js";

onEachPage(openMenuByKeys);
onEachPage(offerQuickExit);
startOffline();
