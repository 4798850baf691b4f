/** The worker as pages and the browser meet it. Each test goes on from the one before: a worker has one life. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { SCOPE, Service, hash } from "./service.mjs";

const page = (title, text = title) =>
  `<!doctype html><html lang="id"><head><title>${title} – Situs</title><link href="assets/a.0123456789.css"></head><body>${text}</body></html>`;
const FILES = {
  "": page("Beranda"),
  "offline.html": page("Belum", '<a href="./">.</a><a href="./glosarium/">x</a>'),
  "darurat/": page("Darurat"),
  "daftar/prakondisi/": page("Prakondisi"),
  "peran/pd/": page("Pendamping &amp; kawan"),
  "peran/pld/": page("PLD"),
  "assets/a.0123456789.css": "body{}",
};
const WAYS = {
  core: ["offline.html", "darurat/", "", "daftar/prakondisi/"],
  short: { prakondisi: "daftar/prakondisi/" },
  discreet: ["darurat/"],
  urgent: ["darurat/", "assets/a.0123456789.css"],
};
const service = new Service();
await service.start(FILES, WAYS);
const url = (response) => response.headers.get("Location");
mock.method(console, "warn", () => {});

test("The page for emergencies is kept where nothing else is", async () => {
  assert.deepEqual(await service.ask("urgent"), { answer: undefined });
  assert.deepEqual(service.kept(), ["darurat/", "assets/a.css"]);
  assert.deepEqual(service.asked, ["darurat/", "assets/a.0123456789.css"]);
  service.hasSignal = false;
  assert.match(await (await service.open("darurat/")).text(), /Darurat/);
  service.hasSignal = true;
});

test("The core is kept with the page that asks, and pages are told apart by their words alone", async () => {
  await service.ask("core", { url: `${SCOPE}peran/pd/` });
  assert.deepEqual(new Set(service.kept()), new Set(["darurat/", "assets/a.css", "offline.html", "", "daftar/prakondisi/", "peran/pd/"]));
  const { answer } = await service.ask("status");
  assert.deepEqual([answer.kept, answer.core, answer.all, answer.isBehind], [6, 4, 7, false]);
  assert.equal(hash("x/", page("A")), hash("x/", page("A").replace("0123456789", "abcdefabcd")));
});

test("No list tells of the page for emergencies; titles are words, and what is near comes first", async () => {
  const { answer } = await service.ask("list", { url: `${SCOPE}peran/lurah/` });
  assert.deepEqual(
    answer.map(({ title }) => title),
    ["Pendamping & kawan", "Beranda", "Prakondisi"],
  );
  assert.deepEqual(
    answer.map(({ near }) => near),
    [1, 0, 0],
  );
  const subject = await service.ask("list", { url: `${SCOPE}formulir/catatan-prakondisi/` });
  assert.equal(subject.answer[0].title, "Prakondisi", "a word of the address counts more than the place in the list");
  for (const { at, size } of answer) assert.ok(Date.now() - at < 60_000 && size > 100);
  const { answer: sum } = await service.ask("weight");
  assert.ok(sum > answer.reduce((all, { size }) => all + size, 0));
});

test("The sheets of a page are kept when the reader says so, are there without a signal, and stay up to date", async () => {
  service.files["unduh/a.pdf"] = "lembar satu";
  const urls = [`${SCOPE}unduh/a.pdf`, "https://lain.example/b.pdf", `${SCOPE}unduh/a.zip`];
  assert.deepEqual((await service.ask("sheets", { urls })).answer, []);
  assert.deepEqual((await service.ask("sheets", { urls, isKept: true })).answer, [urls[0]]);
  service.files["unduh/a.pdf"] = "lembar dua";
  assert.equal(await (await service.open("unduh/a.pdf")).text(), "lembar dua");
  await Promise.all(service.waiting);
  service.hasSignal = false;
  assert.equal(await (await service.open("unduh/a.pdf")).text(), "lembar dua");
  assert.equal((await service.ask("sheets", { urls, isKept: true })).trouble, "lost");
  service.hasSignal = true;
  assert.deepEqual((await service.ask("sheets", { urls, isKept: false })).answer, []);
  service.hasSignal = false;
  await assert.rejects(service.open("unduh/a.pdf"));
  service.hasSignal = true;
  delete service.files["unduh/a.pdf"];
});

test("What stands on paper leads to the sheet without a signal, however it is written", async () => {
  service.hasSignal = false;
  for (const written of ["P/PRAKONDISI/", "P/PRAKONDISI", "p/prakondisi", "p/Prakondisi/", "en/P/prakondisi"]) {
    assert.equal(url(await service.open(written)), `${SCOPE}daftar/prakondisi/`, written);
  }
  assert.equal(url(await service.open("Daftar/Prakondisi")), `${SCOPE}daftar/prakondisi/`);
  assert.equal((await service.open("P/TIADA/")).status, 503);
  service.hasSignal = true;
});

test("A page that is not kept gives the notice, whose links begin at the root", async () => {
  service.hasSignal = false;
  const response = await service.open("peran/pld/");
  assert.equal(response.status, 503);
  assert.match(await response.text(), new RegExp(`href="${SCOPE}glosarium/"`));
  service.hasSignal = true;
});

test("What is not ours is left to the browser", async () => {
  for (const path of ["lain/", "lain/x.js"]) assert.equal(await service.open(path), undefined);
  assert.equal(await service.open("unduh/x.docx", "no-cors"), undefined);
});

test("What comes otherwise than the manifest says is not counted as kept, and comes by itself later", async () => {
  service.files["peran/pld/"] = page("PLD baru");
  service.publish(WAYS);
  service.files["peran/pld/"] = FILES["peran/pld/"]; // a cache between is some minutes behind
  const first = await service.ask("gather", { count: 24, isFirst: true });
  assert.deepEqual([first.answer.left, first.answer.refused], [0, 1]);
  assert.ok(!service.kept().includes("peran/pld/"));
  assert.equal((await service.ask("status")).answer.kept, 6);
  service.files["peran/pld/"] = page("PLD baru");
  await service.ask("mend");
  assert.equal((await service.ask("status")).answer.kept, 7);
});

test("A manifest that is not what its name says is refused", async () => {
  const { path } = service.site.languages.id;
  service.publish({ ...WAYS, short: {} });
  const other = service.site.languages.id.path;
  const right = service.files[other];
  service.files[other] = service.files[path];
  assert.deepEqual(await service.ask("gather", { count: 24 }), { trouble: "lost" });
  service.files[other] = right;
  service.publish(WAYS);
});

test("A visited page that is newer than the manifest is kept under its own hash, and read without a signal", async () => {
  service.files["peran/pd/"] = page("Pendamping baru");
  await (await service.open("peran/pd/")).text();
  await Promise.all(service.waiting);
  assert.ok([...service.cache.entries.keys()].includes(`${SCOPE}peran/pd/?${hash("peran/pd/", page("Pendamping baru"))}`));
  service.age();
  service.hasSignal = false;
  const text = await (await service.open("peran/pd/")).text();
  assert.match(text, /<html data-kept="lost" data-kept-at="\d+" lang="id">/);
  assert.match(text, /Pendamping baru/);
  service.hasSignal = true;
});

test("A kept page that a slow network brings says so, and whether a newer one has come", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  for (const [now, arrival] of [
    [page("Pendamping baru"), "same"],
    [page("Pendamping ketiga"), "newer"],
    [undefined, "gone"],
  ]) {
    service.files["peran/pd/"] = now;
    service.age();
    service.slow.add("peran/pd/");
    service.asked.length = 0;
    const opened = service.open("peran/pd/");
    // Once the network is asked, the clock runs.
    while (!service.asked.includes("peran/pd/")) await new Promise((done) => setImmediate(done));
    context.mock.timers.tick(3000);
    assert.match(await (await opened).text(), /data-kept="slow"/);
    const asked = service.ask("arrival");
    await service.arrive();
    assert.deepEqual(await asked, { answer: arrival });
    service.slow.clear();
  }
  service.files["peran/pd/"] = page("Pendamping ketiga");
});

test("A page kept within this minute is as good as new", async () => {
  await (await service.open("peran/pd/")).text();
  await Promise.all(service.waiting);
  service.hasSignal = false;
  assert.ok(!(await (await service.open("peran/pd/")).text()).includes("data-kept"));
  service.hasSignal = true;
});

test("That the page for emergencies was read is not told by a newer copy of it", async () => {
  service.files["darurat/"] = page("Darurat", "nomor baru");
  await (await service.open("darurat/")).text();
  await Promise.all(service.waiting);
  assert.equal(service.kept().filter((name) => name === "darurat/").length, 1);
  service.files["darurat/"] = FILES["darurat/"];
});

test("A server in trouble shows the kept page", async () => {
  service.age();
  const { fetch } = globalThis;
  globalThis.fetch = async () => new Response("busy", { status: 503 });
  assert.match(await (await service.open("peran/pd/")).text(), /data-kept="lost"/);
  globalThis.fetch = fetch;
});

test("A new edition fetches what changed, and an older copy of a page stays until the new one is there", async () => {
  service.files[""] = page("Beranda baru");
  service.files["peran/pld/"] = page("PLD ketiga");
  service.publish(WAYS);
  service.asked.length = 0;
  service.slow.clear();
  const { answer } = await service.ask("gather", { count: 24, isUpdate: true, isFirst: true });
  assert.deepEqual([answer.left, answer.refused], [0, 0]);
  assert.deepEqual(new Set(service.asked.filter((path) => !path.startsWith("assets/offline/"))), new Set(["", "peran/pld/"]));
  const { isBehind, kept, all } = (await service.ask("status")).answer;
  assert.deepEqual([isBehind, kept], [false, all]);
  assert.equal(new Set(service.kept()).size, service.kept().length, "one content of each file");
});

test("An update waits unseen until it is taken over, and is dropped where something comes otherwise", async () => {
  const install = () => {
    let wait;
    service.handlers.install({ waitUntil: (promise) => (wait = promise) });
    return wait;
  };
  const old = service.files["peran/pld/"];
  service.files["peran/pld/"] = page("PLD keempat");
  service.publish(WAYS);
  service.files["peran/pld/"] = old; // a cache between is behind
  await assert.rejects(install(), /peran\/pld\/ is not yet what the manifest says/);
  service.files["peran/pld/"] = page("PLD keempat");
  await install();
  service.hasSignal = false;
  assert.match(await (await service.open("peran/pld/")).text(), /PLD ketiga/);
  service.hasSignal = true;
  let done;
  service.handlers.activate({ waitUntil: (promise) => (done = promise) });
  await done.catch(() => null); // a worker of Node has no clients to claim
  service.hasSignal = false;
  assert.match(await (await service.open("peran/pld/")).text(), /PLD keempat/);
  service.hasSignal = true;
});

test("Forgetting leaves the core and the page for emergencies", async () => {
  await service.ask("forget");
  assert.deepEqual(new Set(service.kept()), new Set(["offline.html", "darurat/", "", "daftar/prakondisi/", "assets/a.css"]));
});

test("A full device is told", async () => {
  const { put } = service.cache;
  service.cache.put = async () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  assert.deepEqual(await service.ask("gather", { count: 24, isFirst: true }), { trouble: "full" });
  assert.match(await (await service.open("peran/pld/")).text(), /PLD keempat/, "the reader has the page all the same");
  service.cache.put = put;
});

test("Firefox asks for no page ahead of the worker: where that fails, it would show its own page of errors", async () => {
  const done = [];
  globalThis.clients = { claim: () => done.push("claim") };
  globalThis.registration.navigationPreload = { enable: async () => done.push("enable"), disable: async () => done.push("disable") };
  for (const agent of [
    "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36",
  ]) {
    globalThis.navigator.userAgent = agent;
    let waiting;
    service.handlers.activate({ waitUntil: (promise) => (waiting = promise) });
    await waiting;
  }
  assert.deepEqual(done, ["disable", "claim", "enable", "claim"]);
});
