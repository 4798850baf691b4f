/**
 * Runs before anything is drawn, as the only script that does: tells the style that scripts run, and puts the colour scheme
 * in place that the reader chose, or that the device asks for.
 */

import { chosen, inputs, paint } from "./scheme.js";

document.documentElement.classList.replace("no-js", "js");
paint(chosen(inputs()));
