// Text with entities as DOM nodes. Nothing of a message ever passes through an HTML parser.

const SAFE = /^(https?:|mailto:)/i;
const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre" };

/** A new element with a class, words and attributes. */
export function make(tag, className = "", words = "", attributes = {}) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (words) node.textContent = words;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

/**
 * The text as nodes. Offsets of entities are UTF-16 units, which is what JavaScript strings count in.
 * `open.link(url)` may take a link over (true), `open.command(words)` sends a tapped command, `open.copy(words)`.
 */
export function words(text, entities, open) {
  const sorted = [...(entities || [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const part = document.createDocumentFragment();
  fill(part, text, 0, text.length, sorted, open);
  return part;
}

function fill(parent, text, from, to, entities, open) {
  let at = from;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const end = Math.min(entity.offset + entity.length, to);
    let next = index + 1;
    while (next < entities.length && entities[next].offset < end) next += 1;
    if (entity.offset > at) parent.append(text.slice(at, entity.offset));
    const node = shape(entity, text.slice(entity.offset, end), open);
    fill(node, text, entity.offset, end, entities.slice(index + 1, next), open);
    parent.append(node);
    at = end;
    // A quote is a block of its own: the line break that follows it would show as an empty line.
    if (at < to && /blockquote|pre/.test(entity.type) && text[at] === "\n") at += 1;
    index = next;
  }
  if (at < to) parent.append(text.slice(at, to));
}

function shape(entity, inner, open) {
  switch (entity.type) {
    case "text_link": return link(entity.url, open);
    case "url": return link(/^[a-z]+:/i.test(inner) ? inner : `http://${inner}`, open);
    case "email": return link(`mailto:${inner}`, open);
    case "bot_command": return button(() => open.command(inner));
    case "mention": case "hashtag": case "cashtag": case "text_mention": return make("span", "tag");
    case "blockquote": return make("blockquote");
    case "expandable_blockquote": return quote();
    case "spoiler": return spoiler();
    case "date_time": return make("time", "", "", { title: new Date(entity.unix_time * 1000).toLocaleString("zh-CN") });
    default: {
      const node = make(TAGS[entity.type] || "span");
      if (/code|pre/.test(entity.type)) node.onclick = () => open.copy(inner);
      return node;
    }
  }
}

function link(url, open) {
  if (!SAFE.test(url) && !/^tg:/i.test(url)) return make("span", "tag");
  const node = make("a", "", "", { href: SAFE.test(url) ? url : "#", target: "_blank", rel: "noopener noreferrer", title: url });
  node.onclick = (event) => { if (open.link(url)) event.preventDefault(); };
  return node;
}

function button(pressed) {
  const node = make("a", "command", "", { href: "#" });
  node.onclick = (event) => { event.preventDefault(); pressed(); };
  return node;
}

function quote() {
  const node = make("blockquote", "folding folded", "", { tabindex: "0", role: "button", "aria-expanded": "false", title: "点按展开或收起" });
  const turn = () => node.setAttribute("aria-expanded", String(!node.classList.toggle("folded")));
  node.onclick = (event) => { if (!event.target.closest("a")) turn(); };
  node.onkeydown = (event) => { if (event.key === "Enter") turn(); };
  return node;
}

function spoiler() {
  const node = make("span", "spoiler", "", { tabindex: "0", role: "button", title: "点按显示" });
  node.onclick = () => node.classList.add("shown");
  return node;
}
