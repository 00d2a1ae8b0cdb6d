"use strict";
// Adds to a page that works without it: claims beside the mouse and the focus, and keys to step through the passages.
// Texts are copied from the page as text, never as markup.
{
  const popover = document.getElementById("popover");
  const numbers = Array.from(document.querySelectorAll("mark a.number"));
  const entries = new Map();
  for (const entry of document.querySelectorAll("li.claim")) entries.set(entry.dataset.number, entry);
  const marks = new Map();
  for (const mark of document.querySelectorAll("mark")) {
    for (const claim of mark.dataset.claims.split(" ")) {
      if (!marks.has(claim)) marks.set(claim, []);
      marks.get(claim).push(mark);
    }
  }
  const MOST_CLAIMS = 4;
  const MOST_STEPS = 3;
  let shown = null;
  let timer = 0;

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };
  const flat = (node) => node.textContent.replace(/\s+/g, " ").trim();

  const steps = (entry, kind, card) => {
    const all = Array.from(entry.querySelectorAll(`ul.${kind} > li.step`));
    for (const step of all.slice(0, MOST_STEPS)) {
      card.append(element("p", `step ${kind}`, flat(step)));
    }
    if (all.length > MOST_STEPS) {
      card.append(element("p", `step ${kind}`, `… and ${all.length - MOST_STEPS} more`));
    }
  };

  const card = (entry) => {
    const made = element("div", "card");
    const head = element("p", "head");
    for (const part of entry.querySelectorAll("h3 > .number, h3 > .badge")) {
      const copy = element("span", part.className, part.lastChild ? part.lastChild.textContent : "");
      const sign = part.querySelector(".sign");
      if (sign) copy.prepend(sign.cloneNode(true));
      head.append(copy, " ");
    }
    const statement = element("p", "statement", entry.querySelector(".statement").textContent);
    statement.dir = "auto";
    made.append(head, statement);
    steps(entry, "for", made);
    steps(entry, "against", made);
    return made;
  };

  const place = (mark) => {
    const gap = 8;
    const at = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const box = popover.getBoundingClientRect();
    const left = Math.max(gap, Math.min(at.left, window.innerWidth - box.width - gap));
    const below = mark.getBoundingClientRect().bottom + gap;
    const above = at.top - box.height - gap;
    const top = below + box.height < window.innerHeight || above < gap ? below : above;
    popover.style.setProperty("left", `${left}px`);
    popover.style.setProperty("top", `${Math.max(gap, Math.min(top, window.innerHeight - box.height - gap))}px`);
  };

  let lit = [];
  const dim = () => {
    for (const element of lit) element.classList.remove("lit");
    lit = [];
  };
  // Of the first claim all passages are lit, of the others their entries in the list.
  const light = (claims) => {
    lit = [...claims.map((claim) => entries.get(claim)), ...(marks.get(claims[0]) || [])].filter(Boolean);
    for (const element of lit) element.classList.add("lit");
  };

  const hide = () => {
    window.clearTimeout(timer);
    if (!shown) return;
    dim();
    const number = document.activeElement;
    if (number && number.hasAttribute("aria-describedby")) number.removeAttribute("aria-describedby");
    shown = null;
    popover.hidden = true;
    popover.replaceChildren();
  };

  const show = (mark, first) => {
    window.clearTimeout(timer);
    if (shown === mark && !first) return;
    hide();
    shown = mark;
    let claims = mark.dataset.claims.split(" ");
    if (first) claims = [first, ...claims.filter((claim) => claim !== first)];
    light(claims);
    for (const claim of claims.slice(0, MOST_CLAIMS)) {
      const entry = entries.get(claim);
      if (entry) popover.append(card(entry));
    }
    if (claims.length > MOST_CLAIMS) {
      popover.append(element("p", "more", `… and ${claims.length - MOST_CLAIMS} more claims`));
    }
    popover.hidden = false;
    place(mark);
  };
  const later = (what, delay) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(what, delay);
  };

  for (const mark of document.querySelectorAll("mark")) {
    mark.addEventListener("pointerenter", () => later(() => show(mark), 120));
    mark.addEventListener("pointerleave", () => later(hide, 250));
    mark.addEventListener("click", (event) => {
      // The number is a link of its own; a click on the words goes where the number of the innermost claim would.
      if (event.target.closest("a") || String(window.getSelection())) return;
      const entry = entries.get(mark.dataset.claims.split(" ")[0]);
      if (entry) window.location.hash = `#${entry.id}`;
    });
  }
  popover.addEventListener("pointerenter", () => window.clearTimeout(timer));
  popover.addEventListener("pointerleave", () => later(hide, 250));
  for (const number of numbers) {
    number.addEventListener("focus", () => {
      show(number.closest("mark"), number.textContent);
      number.setAttribute("aria-describedby", "popover");
    });
    number.addEventListener("blur", () => {
      number.removeAttribute("aria-describedby");
      hide();
    });
  }

  // A link to a claim or a passage takes the focus along, so that the next key goes on from there.
  const follow = () => {
    let id = window.location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      return;
    }
    const target = document.getElementById(id);
    if (target && target !== document.activeElement && target.matches("li.claim, mark a.number")) {
      target.focus({ preventScroll: true });
    }
  };
  window.addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    // Where the address stays the same nothing changes, and still the focus must move.
    if (link && link.getAttribute("href") === window.location.hash) window.setTimeout(follow, 0);
  });

  let current = -1;
  const step = (by) => {
    if (numbers.length === 0) return;
    const focused = numbers.indexOf(document.activeElement);
    const from = focused >= 0 ? focused : current;
    current = Math.max(0, Math.min(numbers.length - 1, from < 0 ? (by > 0 ? 0 : numbers.length - 1) : from + by));
    numbers[current].focus();
    numbers[current].scrollIntoView({ block: "center" });
    if (shown) place(shown);
  };
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("steps").hidden = numbers.length === 0;

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "n") step(1);
    if (event.key === "p") step(-1);
  });
  document.addEventListener("scroll", () => { if (shown) place(shown); }, { capture: true, passive: true });
  window.addEventListener("resize", hide);
}
