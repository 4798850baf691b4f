/** A device for tests: what it stores, and tabs that see each other's changes as browsers let them. */

export class Device {
  stored = new Map();
  isFull = false;
  isForbidden = false;

  storage() {
    if (this.isForbidden) throw new DOMException("no", "SecurityError");
    const { stored } = this;
    const device = this;
    return new Proxy(
      {
        getItem: (key) => stored.get(key) ?? null,
        setItem(key, value) {
          if (device.isFull) throw new DOMException("full", "QuotaExceededError");
          stored.set(key, value);
        },
        removeItem: (key) => stored.delete(key),
      },
      { ownKeys: () => [...stored.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) },
    );
  }
}

/** A field as scripts see it. */
export const field = (name, { type = "text", value = "" } = {}) => ({ name, type, value, checked: false });

/** A part of a page that holds fields. */
export class Root extends EventTarget {
  constructor(controls) {
    super();
    this.controls = controls;
  }

  querySelectorAll() {
    return this.controls;
  }

  /** As a person does: change a field and let the page know. */
  write(control, value) {
    if (control.type === "text") control.value = value;
    else
      for (const other of this.controls)
        if (other.name === control.name && other.type !== "text") other.checked = other === control && value;
    const event = new Event("input");
    Object.defineProperty(event, "target", { value: control });
    this.dispatchEvent(event);
  }
}

/** Take the place of the browser's globals. */
export function use(device) {
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get: () => device.storage() });
  const page = new EventTarget();
  globalThis.addEventListener = page.addEventListener.bind(page);
  globalThis.document = Object.assign(new EventTarget(), { hidden: false });
  return page;
}
