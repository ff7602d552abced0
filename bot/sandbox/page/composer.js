// Where a person writes: text, files, replies, edits, commands, inline results, reply keyboards.

import { gist } from "./bubble.js";
import { act } from "./wire.js";
import { make } from "./words.js";

const $ = (id) => document.getElementById(id);

export function composer(state, { trouble }) {
  const field = $("text");
  let replying = null;
  let editing = null;
  let asked = 0; // the latest inline question
  const here = () => ({ person: state.me, chat: state.chat.key });
  const thread = () => (state.chat.is_forum ? state.thread : 0);

  function grow() {
    field.style.height = "auto";
    field.style.height = field.value ? `${Math.min(field.scrollHeight + 2, 160)}px` : "";
  }

  function hint() {
    const message = replying || editing;
    $("replying").hidden = !message;
    if (!message) return;
    const drop = make("button", "round", "×", { "aria-label": "取消", type: "button" });
    drop.onclick = clear;
    $("replying").replaceChildren(make("span", "", `${editing ? "编辑" : "回复"}：${gist(message)}`), drop);
  }

  function clear() {
    if (editing) field.value = "";
    replying = editing = null;
    hint();
    grow();
  }

  async function say(text) {
    const reply = replying ? { reply_to: replying.message_id } : {};
    await act("say", { ...here(), text, thread: thread(), ...reply });
    clear();
  }

  async function send() {
    const text = field.value;
    if (!text.trim()) return;
    if (editing) await act("edit", { ...here(), message_id: editing.message_id, text });
    else await say(text);
    field.value = "";
    $("results").hidden = $("commands").hidden = true;
    clear();
  }

  async function upload(file) {
    const data = await new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result.split(",")[1] || "");
      reader.onerror = () => reject(new Error("读不了这个文件"));
      reader.readAsDataURL(file);
    });
    await act("upload", { ...here(), name: file.name, mime: file.type, data, caption: field.value.trim(), thread: thread() });
    field.value = "";
    grow();
  }

  // Commands

  function commands() {
    const panel = $("commands");
    const typed = /^\/(\w*)$/.exec(field.value);
    const many = state.chat?.kind !== "private" && state.chat?.bots.length > 0;
    const fitting = typed ? (state.chat?.commands || []).filter((one) => one.command.startsWith(typed[1])) : [];
    panel.hidden = !fitting.length;
    panel.replaceChildren(...fitting.map((one) => {
      const button = make("button", "", "", { type: "button" });
      button.append(make("b", "", `/${one.command}`), make("span", "", one.description));
      button.onclick = () => {
        field.value = "";
        commands();
        trouble(say(`/${one.command}${many ? `@${state.chat.bots[0].username}` : ""}`));
      };
      return button;
    }));
  }

  // Inline mode

  async function inline() {
    const turn = (asked += 1);
    const typed = /^@(\w+)\s([^]*)$/.exec(field.value);
    const panel = $("results");
    if (!typed) { panel.hidden = true; return; }
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (turn !== asked) return;
    const found = await act("inline", { ...here(), bot: typed[1], text: typed[2] }).catch(() => null);
    if (turn !== asked) return;
    panel.hidden = !found;
    if (!found) return;
    panel.replaceChildren();
    if (found.button) panel.append(toBot(found.button, typed[1]));
    addResults(panel, found, typed);
    if (!panel.children.length) panel.append(make("small", "", "没有结果"));
  }

  function toBot(button, bot) {
    const node = make("button", "plain", button.text, { type: "button" });
    node.onclick = () => trouble(act("start", { person: state.me, bot, payload: button.start_parameter || "" }));
    return node;
  }

  function addResults(panel, found, typed) {
    for (const one of found.results) {
      const button = make("button", "", "", { type: "button" });
      const text = make("span");
      text.append(make("b", "", one.title || one.caption || "结果"), make("small", "", one.description || ""));
      button.append(text);
      button.onclick = () => trouble((async () => {
        await act("choose", { ...here(), query_id: found.query_id, result_id: one.id, thread: thread() });
        field.value = "";
        panel.hidden = true;
        grow();
      })());
      panel.append(button);
    }
    if (!found.next_offset) return;
    const more = make("button", "plain", "更多结果", { type: "button" });
    more.onclick = () => trouble((async () => {
      const next = await act("inline", { ...here(), bot: typed[1], text: typed[2], offset: found.next_offset });
      more.remove();
      addResults(panel, next, typed);
    })());
    panel.append(more);
  }

  // The bar as the chat wants it

  function fit() {
    const { may_write: may, kind, started, blocked } = state.chat;
    $("composer").hidden = !may;
    $("restart").hidden = may && (kind !== "private" || started);
    $("restart").textContent = kind !== "private" ? "你不能在这里发言" : blocked ? "重新启用机器人" : "开始";
    $("restart").onclick = () => kind === "private"
      && trouble(act("start", { person: state.me, bot: state.chat.key.split("/")[0] }));
  }

  let closed = ""; // a one-time keyboard that has been used

  function keyboard(markup) {
    const box = $("keyboard");
    const mark = JSON.stringify(markup);
    box.hidden = !markup.keyboard || mark === closed;
    box.replaceChildren(...(markup.keyboard || []).map((row) => {
      const line = make("div");
      line.append(...row.map((key) => {
        const button = make("button", "", key.text, { type: "button" });
        button.onclick = () => { trouble(say(key.text)); if (markup.one_time_keyboard) { closed = mark; box.hidden = true; } };
        return button;
      }));
      return line;
    }));
  }

  $("composer").onsubmit = (event) => { event.preventDefault(); trouble(send()); };
  field.oninput = () => { grow(); commands(); trouble(inline()); };
  field.onkeydown = (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); trouble(send()); }
    if (event.key === "Escape") clear();
  };
  $("slash").onclick = () => { field.value = field.value === "/" ? "" : "/"; commands(); field.focus(); };
  $("file").onchange = (event) => {
    for (const file of event.target.files) trouble(upload(file));
    event.target.value = "";
  };

  return {
    say, fit, keyboard,
    set(text) { field.value = text; field.oninput(); field.focus(); },
    replyTo(message) { replying = message; editing = null; hint(); field.focus(); },
    edit(message) { editing = message; replying = null; field.value = message.text; hint(); grow(); field.focus(); },
  };
}
