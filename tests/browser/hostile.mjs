// A map and a source in which every text tries to break out of what it is written into.
import fs from "node:fs";
import path from "node:path";

// Each would set `hacked` if anything of it ran.
export const STRINGS = [
  `<script>window.hacked = "script"</script>`,
  `</script><script>window.hacked = "end of script"</script>`,
  `</style><script>window.hacked = "end of style"</script>`,
  `</title><script>window.hacked = "end of title"</script>`,
  `</p></div></main><script>window.hacked = "end of everything"</script>`,
  `<img src=x onerror="window.hacked = 'image'">`,
  `<svg/onload=window.hacked='svg'>`,
  `<iframe srcdoc="<script>parent.hacked = 'frame'</script>"></iframe>`,
  `"onmouseover="window.hacked='double quotation mark'" x="`,
  `' onfocus='window.hacked=1' autofocus x='`,
  "`${window.hacked = 'template'}`",
  `javascript:window.hacked='address'`,
  `]]> <![CDATA[ ]]> --> <!-- <!-- -- >`,
  `&lt;b&gt; &amp; &#x3c;script&#x3e; &nbsp;`,
  `{{ 7 * 7 }} {% raw %} {# #} \${7 * 7}`,
  `right \u202Eto left\u202C and \u2066isolated\u2069 and \u200Fmarked\u200E`,
  `escape \u001B[31m bell \u0007 delete \u007F next \u0085 separators \u2028\u2029`,
  `\uFEFF zero\u200Bwidth soft\u00ADhyphen joiner \u{1F469}\u200D\u{1F680}`,
  `Z\u0310\u0301\u0338\u0334a\u0300lgo 漢字かな עברית العربية हिन्दी`,
  `private \uE000 \u{F0000} tag \u{E0041} last \uFFFD`,
];

const inText = (text) => text.replace(/[!-/:-@[-`{-~]/g, "\\$&");
const inString = (text) => text.replace(/["\\]/g, "\\$&");

/** Writes the map and its sources into `folder`, and returns the paths and the text of the first source. */
export function write(folder) {
  const nasty = path.join(folder, `"><script>window.hacked='path'<`);
  fs.mkdirSync(nasty, { recursive: true });
  const paragraphs = STRINGS.map((text, index) => `Sentence ${index + 1} says ${text} and then it ends here.`);
  const source = [
    "A title\nof two short lines",
    ...paragraphs,
    "Must nobody read this, because it is left out?\r\nA line end of Windows stands before this line, and it is quoted below.",
    "  a   table\n  of      columns\n  \tand tabs",
    "Overlapping words stand here one after the other in this sentence.",
    "Left out on purpose.",
  ].join("\n\n");
  const name = `<img src=x onerror=alert(1)> "quoted" & 'more'.txt`;
  fs.writeFileSync(path.join(nasty, name), source);
  const other = "<p>Visible &lt;words&gt; of a page.</p><script>window.hacked = 'source'</script><p>And <b>more</b> of it.</p>";
  fs.writeFileSync(path.join(nasty, "page.html"), other);
  const lines = [
    `title: ${STRINGS[3]} ${STRINGS[0]} \u202E`,
    `source s: "${inString(name)}"`,
    `  title: ${STRINGS[2]}`,
    `  author: ${STRINGS[8]}`,
    `  url: javascript:window.hacked='url'`,
    `  link: https://example.org/"onmouseover="window.hacked='link'`,
    `  lang: en" onclick="window.hacked=1`,
    `  skip: "Left out on purpose.", ' onclick='window.hacked=1 <img src=x onerror=window.hacked='reason'> ${STRINGS[15]}`,
    `source page: "page.html"`,
    "",
  ];
  STRINGS.forEach((text, index) => {
    lines.push(`[claim-${index + 1}] ${inText(text)}`);
    lines.push(`  quote s: "Sentence ${index + 1} says ${inString(text)} and then"`);
    lines.push(`  by: ${text.replace(/[\u0085\u2028\u2029]/g, " ")}`);
    lines.push(`  note: ${text.replace(/[\u0085\u2028\u2029]/g, " ")}`);
    lines.push(`  because [reason-${index + 1}] A reason with ${inText(text)}`);
  });
  lines.push(
    `[ünïcode-漢字-id] ${inText(STRINGS[0])} overlaps.`,
    `  quote s: "Overlapping words stand here one after"`,
    `  but [over-2] One that crosses.`,
    `    quote s: "words stand here one after the other in"`,
    `    quote page: "Visible <words> of a page."`,
    `  but [over-3] One that is inside both.`,
    `    quote s: "stand here one … other in this"`,
    `[crlf] Over a line end.`,
    `  quote s: "stands before this line, and it is"`,
    `[gone] Lost.`,
    `  quote s: "words that the source does not have at all <script>alert(1)</script>"`,
    "",
  );
  const map = path.join(nasty, `<b onclick=alert(1)>.hence`);
  fs.writeFileSync(map, lines.join("\n"));
  return { map, source, other: "Visible <words> of a page.\n\nAnd more of it.\n\n" };
}
