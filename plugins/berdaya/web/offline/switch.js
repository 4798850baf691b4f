/** Whether pages are kept. The build says so here: not in a preview, where an author must never see a page of yesterday. */

export const isOn = false;
