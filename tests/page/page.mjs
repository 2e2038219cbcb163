// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at pages in a headless Chromium: page.mjs MODULES CHROMIUM NAME=FILE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, executablePath, ...named] = process.argv.slice(2);
const require = createRequire(join(modules, "package.json"));
const { chromium } = require("playwright-core");
const { HtmlValidate } = require("html-validate");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const pages = new Map(named.map((n) => [n.slice(0, n.indexOf("=")), n.slice(n.indexOf("=") + 1)]));

const MOST_BYTES = 5e6;
const MOST_LOAD_MS = 2000; // of a study of 240 points and 10,800 incidents, too
const MOST_LOAD_ALL_MS = 5000; // of five runs in one page
let failed = 0;
let passed = 0;

function check(what, fine, detail = "") {
  if (fine) {
    passed++;
  } else {
    failed++;
    console.log(`not ok: ${what} ${typeof detail === "string" ? detail : JSON.stringify(detail)}`);
  }
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });

// A page that has been opened, of which nothing may be heard but itself.
async function open(name, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const url = pathToFileURL(pages.get(name)).href;
  page.on("console", (m) => check(`${name}: no console messages`, !["error", "warning"].includes(m.type()), m.text()));
  page.on("pageerror", (e) => check(`${name}: no exceptions`, false, e.message));
  page.on("request", (r) => check(`${name}: asks for nothing`, r.url() === url, r.url()));
  page.on("dialog", (d) => check(`${name}: no dialogue`, false, d.message()));
  await page.goto(url);
  return page;
}

const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));

// In light by all rules, which leave drawings to what is said of them, and of long tables the first rows; in dark by that of contrast, since nothing else can differ.
async function accessible(name, { themes = ["light"], unfolded = true } = {}) {
  const page = await open(name, { colorScheme: "light" });
  if (unfolded) {
    await unfold(page);
  }
  await page.evaluate(axe);
  for (const theme of themes) {
    const options = { resultTypes: ["violations"], ...(theme === "dark" ? { runOnly: ["color-contrast"] } : {}) };
    await page.emulateMedia({ colorScheme: theme });
    const { violations } = await page.evaluate((o) => window.axe.run({ exclude: [".plot g", "tbody tr:nth-child(n+8)"] }, o), options);
    const told = (v) => [v.id, v.impact, v.nodes.slice(0, 3).map((n) => [n.html.slice(0, 200), n.failureSummary])];
    check(`${name}: axe-core, ${theme}`, violations.length === 0, violations.map(told));
  }
  await page.context().close();
}

// Structure, in the browser's own words.
function survey() {
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map((h) => +h.tagName[1]);
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  const figures = [...document.querySelectorAll("figure")];
  return {
    one: levels.filter((l) => l === 1).length === 1 && levels[0] === 1,
    steps: levels.every((l, i) => i === 0 || l <= levels[i - 1] + 1),
    twice: ids.filter((id, i) => ids.indexOf(id) !== i),
    dangling: [...document.querySelectorAll("a[href^='#']")].map((a) => a.getAttribute("href").slice(1))
      .filter((id) => !document.getElementById(id)),
    scripts: document.scripts.length,
    foreign: document.querySelectorAll("img, iframe, object, embed, link, [onload], [onerror], [onclick]").length,
    landmarks: ["header", "nav", "main", "footer"].filter((t) => document.querySelectorAll(t).length !== 1),
    sections: ["summary", "tables", "sources", "provenance"].filter((id) => !document.getElementById(id)),
    figures: figures.length,
    silent: figures.filter((f) => !f.querySelector("svg[role=img] > title") && !f.querySelector(".note")).map((f) => f.id),
    papered: [...document.querySelectorAll(".plot > g > rect:first-child")]
      .filter((r) => getComputedStyle(r).fill !== "none").length,
    load: performance.timing.loadEventEnd - performance.timing.navigationStart,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    title: document.title,
  };
}

async function sound(name) {
  const page = await open(name);
  const s = await page.evaluate(survey);
  const most = name === "all" ? MOST_LOAD_ALL_MS : MOST_LOAD_MS;
  for (let again = 0; again < 3 && s.load >= most; again++) { // the machine may be busy
    await page.reload();
    s.load = Math.min(s.load, (await page.evaluate(survey)).load);
  }
  check(`${name}: one h1, first`, s.one);
  check(`${name}: no heading level is left out`, s.steps);
  check(`${name}: identifiers are unique`, s.twice.length === 0, s.twice);
  check(`${name}: links lead somewhere`, s.dangling.length === 0, s.dangling);
  check(`${name}: one script and nothing foreign`, s.scripts === 1 && s.foreign === 0, s);
  check(`${name}: landmarks and sections`, s.landmarks.length === 0 && s.sections.length === 0, s);
  check(`${name}: figures are drawn or say why not`, s.silent.length === 0, s.silent);
  check(`${name}: drawings lie on the page`, s.papered === 0, String(s.papered));
  check(`${name}: opens in ${s.load} ms`, s.load < most);
  const bytes = readFileSync(pages.get(name)).length;
  check(`${name}: ${bytes} bytes`, bytes < MOST_BYTES);
  console.log(`${name}: opened in ${s.load} ms`);
  await page.setViewportSize({ width: 390, height: 844 });
  await unfold(page);
  check(`${name}: fits 390 pixels`, (await page.evaluate(survey)).overflow <= 0);
  await page.context().close();
  return s;
}

async function printed(name) {
  const page = await open(name, { viewport: { width: 720, height: 1000 }, colorScheme: "dark" });
  await page.emulateMedia({ media: "print" });
  const cut = await page.evaluate(() => [...document.querySelectorAll(".scroll, pre")]
    .filter((e) => getComputedStyle(e).overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1).length);
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  check(`${name}: nothing is cut off on paper`, cut === 0, String(cut));
  check(`${name}: paper is white`, paper === "rgb(255, 255, 255)", paper);
  const pdf = await page.pdf({ format: "A4" });
  check(`${name}: prints`, pdf.length > 20000, String(pdf.length));
  await page.context().close();
}

const column = (page, table, index) => page.$$eval(`${table} tbody tr:not(.group)`,
  (rows, i) => rows.map((r) => r.cells[i].dataset.v ?? r.cells[i].textContent.trim()), index);

// By keyboard alone: a heading sorts, and what is told says so.
async function sorts() {
  const page = await open("dial");
  const table = "#run-3-points";
  const before = await column(page, table, 4);
  await page.focus(`${table} thead th:nth-child(5) button`);
  const told = () => page.getAttribute(`${table} thead th:nth-child(5)`, "aria-sort");
  await page.keyboard.press("Enter");
  const up = (await column(page, table, 4)).map(Number);
  check("sorts upwards", up.length === 240 && up.every((x, i) => i === 0 || up[i - 1] <= x));
  check("says so", (await told()) === "ascending", await told());
  await page.keyboard.press("Space");
  const down = (await column(page, table, 4)).map(Number);
  check("sorts downwards", (await told()) === "descending" && down.every((x, i) => i === 0 || down[i - 1] >= x));
  await page.keyboard.press("Enter");
  check("and back", (await told()) === null && String(await column(page, table, 4)) === String(before));
  check("is heard", (await page.textContent("#status")).includes("as it was"));
  await page.keyboard.press("Tab");
  const next = await page.evaluate(() => document.activeElement.closest("th")?.cellIndex);
  check("the next heading is the next stop", next === 5, String(next));
  await page.fill(`${table}-filter`, "interval=5s sample_size=4");
  const shown = await page.$$eval(`${table} tbody tr`, (rows) => rows.filter((r) => !r.hidden).length);
  check("filters", shown === 4, String(shown));
  await page.focus("#run-3-points-filter");
  await page.context().close();
}

async function scrolls() {
  const page = await open("dial", { viewport: { width: 390, height: 844 } });
  const box = page.locator(".scroll:has(#run-3-points)");
  await box.focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((e) => e.scrollLeft > 0, await box.elementHandle(), { timeout: 3000 })
    .catch(() => check("a wide table scrolls by keyboard", false));
  await page.context().close();
}

async function skips() {
  const page = await open("run");
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => {
    const e = document.activeElement;
    const box = e.getBoundingClientRect();
    return { skip: e.className, seen: box.left >= 0 && box.top >= 0, outline: getComputedStyle(e).outlineStyle };
  });
  check("the first stop skips to the summary", first.skip === "skip" && first.seen && first.outline !== "none", first);
  await page.context().close();
}

async function themes() {
  const page = await open("sample", { colorScheme: "light" });
  const colours = () => page.evaluate(() => ({
    paper: getComputedStyle(document.body).backgroundColor,
    ink: getComputedStyle(document.body).color,
    drawn: getComputedStyle(document.querySelector("#figure-drawn .plot [stroke='rgb( 27,  27,  31)']")).stroke,
    text: getComputedStyle(document.querySelector("#figure-drawn .plot [fill='rgb(27,27,31)']")).fill,
  }));
  const light = await colours();
  await page.focus("#theme");
  await page.keyboard.press("Enter");
  const dark = await colours();
  check("the theme turns dark", light.paper === "rgb(255, 255, 255)" && dark.paper !== light.paper, dark);
  check("drawings follow", dark.drawn === dark.ink && dark.text === dark.ink && light.drawn === light.ink, { light, dark });
  await page.reload();
  check("and is remembered", (await colours()).paper === dark.paper);
  await page.context().close();
}

async function opens() {
  const page = await open("run");
  await page.evaluate(() => { location.hash = document.querySelector("#run-1-assumptions a[href^='#']").hash; });
  await page.waitForFunction(() => document.querySelector("#run-1-facts").closest("details").open, null, { timeout: 3000 })
    .catch(() => check("a link into what is folded away opens it", false));
  await page.context().close();
}

// Without scripts all is there to be read.
async function plain() {
  const page = await open("run", { javaScriptEnabled: false });
  check("reads without scripts", (await page.locator("#run-1-metrics tbody tr").count()) > 10 &&
    !(await page.locator("#theme").isVisible()) && !(await page.locator("button.copy").isVisible()));
  await page.context().close();
}

function valid(name) {
  const rules = {
    "long-title": "off", // titles are the author's
    "no-inline-style": "off", // a drawing's width
    "prefer-native-element": "off", // regions within sections
    "require-sri": "off",
    "no-trailing-whitespace": "off", // within commands and drawings
    "void-style": "off", // drawings are written as XML is
    "attr-quotes": "off",
    "attribute-boolean-style": "off",
  };
  const report = new HtmlValidate({ extends: ["html-validate:standard"], rules })
    .validateStringSync(readFileSync(pages.get(name), "utf8"));
  const messages = report.results.flatMap((r) => r.messages);
  check(`${name}: valid HTML`, report.valid, messages.slice(0, 8).map((m) => [m.ruleId, m.line, m.message]));
}

async function hostile(s) {
  check("a hostile title is text", s.title.startsWith("<script>alert(1)</script><img src=x onerror=alert(2)>"), s.title);
  check("which turns no direction", s.title.includes("\ufffd") && !s.title.includes("\u202e"), s.title);
}

const started = Date.now();
let lap = started;
function timed(what) {
  const now = Date.now();
  console.log(`  ${what}: ${((now - lap) / 1000).toFixed(1)} s`);
  lap = now;
}
for (const name of pages.keys()) {
  const s = await sound(name);
  valid(name);
  if (name === "run") {
    await hostile(s);
  }
}
timed("structure, HTML");
check("figures are there", (await (await open("sample")).$$("figure")).length === 3);
await accessible("sample", { themes: ["light", "dark"] });
await accessible("size", { themes: ["light", "dark"], unfolded: false });
await accessible("compare", { unfolded: false });
await accessible("inputs", { unfolded: false });
await accessible("dial", { unfolded: false });
timed("accessibility");
for (const name of ["sample", "compare", "dial"]) {
  await printed(name);
}
await sorts();
await scrolls();
await skips();
await themes();
await opens();
await plain();
timed("print, keyboard, themes");
await browser.close();
console.log(`${passed} passed, ${failed} failed in ${((Date.now() - started) / 1000).toFixed(1)} s`);
process.exit(failed > 0 ? 1 : 0);
