/* In a preview only: loads the page again when the server tells of a change. The browser keeps its place. */
(() => {
  const { version, events = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const source = new EventSource(events);
  source.onmessage = ({ data }) => {
    if (data === version) return;
    source.close();
    location.reload();
  };
})();
