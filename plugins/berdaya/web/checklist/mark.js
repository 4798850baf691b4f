/** How a link that carries ticks begins, behind the page's address. */
export const MARK = "#t=";
