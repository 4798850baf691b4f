/* Keeps the fields of one form on this device. Used by the sheets for readiness and reflection. */
"use strict";
globalThis.berdayaKeep = (form, name, said, words) => {
  const site = globalThis.__md_scope ? __md_scope.pathname : "/"; // several editions may share a host
  const place = `berdaya:${site}:${name}`;
  const fields = () => [...form.elements].filter((field) => field.name);
  const isSet = (field) => (/radio|checkbox/.test(field.type) ? field.checked : field.value !== "");
  const keyOf = (field) => (field.type === "radio" ? `${field.name}=${field.value}` : field.name);
  const valueOf = (field) => (/radio|checkbox/.test(field.type) ? 1 : field.value);

  const save = () => {
    const kept = Object.fromEntries(fields().filter(isSet).map((field) => [keyOf(field), valueOf(field)]));
    try {
      if (Object.keys(kept).length) localStorage.setItem(place, JSON.stringify(kept));
      else localStorage.removeItem(place);
    } catch {
      said.textContent = words.unsaved; // private mode or a full store: the sheet still works, unsaved
    }
  };
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(place) || "{}") || {};
    } catch {
      return {};
    }
  };
  const restore = () => {
    const kept = read();
    for (const field of fields()) {
      const value = kept[keyOf(field)];
      if (/radio|checkbox/.test(field.type)) field.checked = value === 1;
      else if (typeof value === "string") field.value = value;
    }
  };
  const clear = () => {
    form.reset();
    for (const field of fields()) {
      if (/radio|checkbox/.test(field.type)) field.checked = false;
      else field.value = "";
    }
    save();
    said.textContent = words.cleared;
  };
  return { save, restore, clear };
};
