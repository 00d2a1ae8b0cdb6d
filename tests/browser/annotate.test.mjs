// The pages that `hence annotate` writes, in a browser.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import * as hostile from "./hostile.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const workspace = path.resolve(here, "../..");
const screenshots = path.join(here, "screenshots");
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "hence-browser-"));

const SAMPLE = path.join(workspace, "samples/cooperation-with-russia");
const LOOKS = {
  light: { colorScheme: "light", viewport: { width: 1400, height: 1000 } },
  dark: { colorScheme: "dark", viewport: { width: 1400, height: 1000 } },
  narrow: { colorScheme: "light", viewport: { width: 390, height: 844 } },
  "narrow-dark": { colorScheme: "dark", viewport: { width: 390, height: 844 } },
};

let browser;
const pages = {};

const hence = (...options) => execFileSync(process.env.HENCE, options, { encoding: "utf8", maxBuffer: 1 << 28 });

const annotate = (name, map) => {
  const file = path.join(scratch, `${name}.html`);
  hence("annotate", map, "-o", file);
  return file;
};

before(async () => {
  fs.rmSync(screenshots, { recursive: true, force: true });
  fs.mkdirSync(screenshots);
  const nasty = hostile.write(scratch);
  pages.sample = {
    file: annotate("sample", path.join(SAMPLE, "map.hence")),
    texts: [fs.readFileSync(path.join(SAMPLE, "strategy.txt"), "utf8")],
  };
  pages.hostile = { file: annotate("hostile", nasty.map), texts: [nasty.source, nasty.other] };
  pages.memo = { file: annotate("memo", path.join(workspace, "samples/memo/memo.md")), texts: null };
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
});

after(async () => {
  await browser?.close();
  fs.rmSync(scratch, { recursive: true, force: true });
});

/** Opens a page, and fails at the end when it did anything that a page must not do. */
const open = async (name, look, use, options = {}) => {
  const context = await browser.newContext({ ...LOOKS[look], reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const wrong = [];
  const url = pathToFileURL(pages[name].file).href;
  page.on("console", (message) => wrong.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("dialog", async (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== url) wrong.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  await use(page);
  assert.equal(await page.evaluate(() => window.hacked), undefined, "a text of the map ran");
  assert.deepEqual(wrong, []);
  await context.close();
};

/** Returns the texts that a reader sees of the sources, the characters that are spelled out put back. */
const shownTexts = (page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll(".words"), (words) => {
      const copy = words.cloneNode(true);
      for (const number of copy.querySelectorAll("a.number")) number.remove();
      for (const hidden of copy.querySelectorAll(".hidden")) {
        hidden.replaceWith(String.fromCodePoint(parseInt(hidden.title.slice(2), 16)));
      }
      return copy.textContent;
    }),
  );

/** Returns what axe has against a page. */
const audit = async (page) => {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document));
  assert.ok(found.passes.length > 15, "axe looked at the page");
  const nodes = (violation) => violation.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`);
  return found.violations.map((each) => `${each.impact} ${each.id}: ${nodes(each).join(" | ")}`);
};

const lineEnds = (text) => text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");

const focused = (page) => page.evaluate(() => document.activeElement.id);

for (const name of ["sample", "hostile", "memo"]) {
  describe(name, () => {
    test("shows the source, the whole source and nothing but the source", async () => {
      await open(name, "light", async (page) => {
        const shown = await shownTexts(page);
        if (pages[name].texts) assert.deepEqual(shown, pages[name].texts.map(lineEnds));
        else assert.ok(shown.join("").length > 500);
      });
    });

    for (const look of Object.keys(LOOKS)) {
      test(`axe finds nothing in ${look}`, async () => {
        await open(name, look, async (page) => {
          assert.deepEqual(await audit(page), []);
          const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
          assert.equal(isWide, false, "the page is wider than the window");
          await page.screenshot({ path: path.join(screenshots, `${name}-${look}.png`), fullPage: look.startsWith("narrow") && name !== "sample" });
        });
      });
    }

    test("every link leads somewhere in the page, and every id stands once", async () => {
      await open(name, "light", async (page) => {
        const dead = await page.evaluate(() => {
          const ids = Array.from(document.querySelectorAll("[id]"), (element) => element.id);
          const links = Array.from(document.querySelectorAll("a[href^='#']"), (link) => decodeURIComponent(link.hash.slice(1)));
          const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
          const outside = Array.from(document.querySelectorAll("a:not([href^='#'])"), (link) => link.protocol);
          return [...links.filter((link) => !ids.includes(link)), ...twice, ...outside.filter((each) => !/^https?:$/.test(each))];
        });
        assert.deepEqual(dead, []);
      });
    });

    test("runs nothing that the map brings along, wherever one points or goes", async () => {
      await open(name, "light", async (page) => {
        for (const mark of (await page.locator("mark").all()).slice(0, 30)) {
          await mark.hover({ position: { x: 3, y: 6 }, force: true });
          await page.waitForTimeout(5);
        }
        for (let count = 0; count < 60; count += 1) await page.keyboard.press("Tab");
        const inline = await page.evaluate(() => {
          const all = Array.from(document.querySelectorAll("*"));
          const handlers = all.flatMap((element) => Array.from(element.attributes, (attribute) => attribute.name));
          return [document.scripts.length, document.querySelectorAll("style").length, handlers.filter((each) => each.startsWith("on") || each === "style").filter((each) => each !== "style")];
        });
        assert.deepEqual(inline, [1, 1, []]);
        const turning = await page.evaluate(() => document.documentElement.outerHTML.match(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/g));
        assert.equal(turning, null, "no mark that turns the direction of writing is left");
        const tags = await page.evaluate(() => Array.from(document.querySelectorAll("img, iframe, object, embed, link, base, form"), (each) => each.tagName));
        assert.deepEqual(tags, []);
      });
    });

    test("prints", async () => {
      await open(name, "light", async (page) => {
        const file = path.join(screenshots, `${name}.pdf`);
        await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
        assert.ok(fs.statSync(file).size > 5000);
      });
    });
  });
}

describe("the sample in use", () => {
  test("a click on a number goes to the claim, and its quotation goes back", async () => {
    await open("sample", "light", async (page) => {
      await page.locator("#q-4-1-1").click();
      const claim = page.locator("li.claim[data-number='4']");
      assert.equal(await focused(page), await claim.getAttribute("id"));
      assert.ok(await claim.isVisible());
      await claim.locator(".quotes a").first().click();
      assert.equal(await focused(page), "q-4-1-1");
      assert.match(page.url(), /#q-4-1-1$/);
    });
  });

  test("a click on the words of a passage goes to its claim", async () => {
    await open("sample", "light", async (page) => {
      await page.locator("mark[data-claims='7'] .line").last().click();
      const claim = page.locator("li.claim[data-number='7']");
      assert.equal(await focused(page), await claim.getAttribute("id"));
    });
  });

  test("the keyboard does all of it", async () => {
    await open("sample", "light", async (page) => {
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the claims");
      await page.keyboard.press("n");
      assert.equal(await focused(page), "q-1-1-1");
      const popover = page.locator("#popover");
      assert.ok(await popover.isVisible(), "the claim is shown beside its passage");
      assert.match(await popover.textContent(), /Strengthening cooperation with Russia is a key element/);
      assert.equal(await page.locator("#q-1-1-1").getAttribute("aria-describedby"), "popover");
      await page.screenshot({ path: path.join(screenshots, "sample-popover.png") });
      await page.keyboard.press("Escape");
      assert.ok(await popover.isHidden());
      assert.equal(await focused(page), "q-1-1-1", "Escape leaves the focus where it is");
      await page.keyboard.press("n");
      assert.equal(await focused(page), "q-2-1-1");
      await page.keyboard.press("p");
      assert.equal(await focused(page), "q-1-1-1");
      await page.keyboard.press("Enter");
      assert.equal(await focused(page), "claim-strengthen");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      assert.equal(await focused(page), "q-1-1-1");
    });
  });

  test("the claim shows beside the mouse, and stays while the mouse is on it", async () => {
    await open("sample", "dark", async (page) => {
      const popover = page.locator("#popover");
      await page.locator("mark[data-claims='3']").hover();
      await popover.waitFor({ state: "visible" });
      assert.match(await popover.textContent(), /major influence/);
      await page.screenshot({ path: path.join(screenshots, "sample-dark-popover.png") });
      await popover.hover();
      await page.waitForTimeout(400);
      assert.ok(await popover.isVisible());
      await page.keyboard.press("Escape");
      assert.ok(await popover.isHidden());
    });
  });

  test("all passages of a claim are lit together", async () => {
    await open("sample", "light", async (page) => {
      const lit = () => page.evaluate(() => Array.from(document.querySelectorAll("mark.lit"), (mark) => mark.textContent));
      await page.locator("#q-34-1-2").focus();
      const passages = await lit();
      assert.equal(passages.length, 2, "a quotation with an elision has two");
      assert.match(passages[0], /The goal of such an arrangement/);
      assert.equal(await page.locator("li.claim.lit").getAttribute("data-number"), "34");
      assert.deepEqual(await audit(page), []);
      await page.keyboard.press("Escape");
      assert.deepEqual(await lit(), []);
    });
  });

  test("the marks of unread sentences can be turned off", async () => {
    await open("hostile", "light", async (page) => {
      const colour = () => page.locator(".sentence.unread").first().evaluate((element) => getComputedStyle(element).color);
      const marked = await colour();
      await page.locator("#show-unread").uncheck();
      assert.notEqual(await colour(), marked);
    });
  });

  test("a passage inside another belongs to both claims", async () => {
    await open("sample", "light", async (page) => {
      const nested = await page.locator("mark[data-claims*=' ']").first().getAttribute("data-claims");
      assert.ok(nested.split(" ").length >= 2);
      assert.ok((await page.locator("mark .line .line").count()) > 0, "it is underlined twice");
    });
  });

  test("all of it can be read without scripts", async () => {
    await open("sample", "light", async (page) => {
      await page.locator("#q-4-1-1").click();
      assert.match(page.url(), /#claim-/);
      assert.ok(await page.locator("#popover").isHidden());
      assert.ok(await page.locator("#steps").isHidden());
      await page.locator("li.claim[data-number='4'] .quotes a").click();
      assert.match(page.url(), /#q-4-1-1$/);
      await page.locator("#show-unread").uncheck();
    }, { javaScriptEnabled: false });
  });
});

test("the same bytes on every run", () => {
  const map = path.join(SAMPLE, "map.hence");
  assert.equal(hence("annotate", map, "--to", "html"), fs.readFileSync(pages.sample.file, "utf8"));
});
