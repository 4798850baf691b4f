/** The glossary on every page: the meanings of its words, and the filter of its own list. */

import { onEachPage } from "../shared/page.js";
import { filterList } from "./filter.js";
import { showMeanings } from "./popover.js";

showMeanings();
onEachPage(filterList);
