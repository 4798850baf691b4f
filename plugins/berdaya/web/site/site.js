/**
 * On every page: the menu by keys, the meanings of the glossary's words, use without a signal, and the quick exit where
 * a page has one. One script, since every page needs it: two would be half a kilobyte more, and one more request.
 */

import { filterList } from "../glossary/filter.js";
import { showMeanings } from "../glossary/popover.js";
import { startOffline } from "../offline/start.js";
import { onEachPage } from "../shared/page.js";
import { offerReadingAloud } from "../theme/listen.js";
import { offerSearch } from "../theme/opener.js";
import { offerSchemes } from "../theme/palette.js";
import { offerParts } from "../theme/parts.js";
import { followReading, openFolded, reachWideTables } from "../theme/reading.js";
import { openMenuByKeys } from "./menu.js";
import { offerQuickExit } from "./quick_exit.js";

onEachPage(openMenuByKeys);
onEachPage(filterList);
onEachPage(offerQuickExit);
offerSchemes();
offerSearch();
followReading();
openFolded();
reachWideTables();
addEventListener("resize", reachWideTables);
showMeanings();
offerParts();
addEventListener("load", offerReadingAloud);
startOffline();
