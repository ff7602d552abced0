// The chat page: who I am, which chat is open, what is in it. Wires the parts together.

import { bubble, clock, day, gist, note, tint } from "./bubble.js";
import { composer } from "./composer.js";
import { alertBox, ask, choose, picture, say } from "./dialogs.js";
import { crowdMenu } from "./crowd.js";
import { act, listen } from "./wire.js";
import { make } from "./words.js";

const $ = (id) => document.getElementById(id);
const state = { me: 0, chats: [], chat: null, thread: 0, unread: new Map(), waiting: new Map(), stop: null };
const shown = new Map(); // message id -> its node, in the open chat
let reading = 0; // the latest refresh of the list

// People

async function chooseMe(id) {
  state.stop?.();
  Object.assign(state, { me: id, chat: null, thread: 0 });
  state.unread.clear();
  localStorage.setItem("me", id);
  document.body.classList.remove("open");
  await fillPeople();
  state.stop = listen(id, heard, refreshAll, (up) => { $("line").textContent = up ? "已连接" : "连接断开，正在重试…"; });
}

async function fillPeople() {
  const { people } = await act("state");
  $("people").replaceChildren(...people.map((one) => make("option", "", one.first_name, { value: one.id })));
  $("people").value = state.me;
}

async function begin() {
  const { people } = await act("state");
  const asked = Number(new URLSearchParams(location.search).get("me") || localStorage.getItem("me"));
  const me = people.find((one) => one.id === asked) || people[0] || (await act("person", { name: "本地读者" }));
  await chooseMe(me.id);
}

// The list of chats

async function refreshList() {
  const turn = (reading += 1);
  const chats = await act("chats", { person: state.me });
  if (turn !== reading) return;
  state.chats = chats;
  if (state.chat) state.chat = chats.find((one) => one.key === state.chat.key) || null;
  $("chats").replaceChildren(...chats.map(row));
  if (state.chat) head();
}

function row(chat) {
  const node = make("button", "chat", "", { "data-key": chat.key });
  if (chat.key === state.chat?.key) node.setAttribute("aria-current", "true");
  const body = make("div", "grow");
  const top = make("div", "row");
  top.append(make("strong", "", chat.title), make("time", "", chat.date ? clock(chat.date) : ""));
  const below = make("div", "row");
  below.append(make("small", "", chat.last ? gist(chat.last) : "还没有消息"));
  const count = state.unread.get(chat.key);
  if (count) below.append(make("span", "count", String(count)));
  body.append(top, below);
  node.append(face(chat), body);
  node.onclick = () => open(chat.key);
  return node;
}

function face(chat, node = make("span", "face")) {
  node.textContent = [...(chat.title || "?")][0];
  node.style.setProperty("--tint", tint(chat.kind === "private" ? chat.bots[0]?.id : chat.key));
  return node;
}

// The open chat

async function open(key, thread = 0) {
  const known = (one) => one.key === key;
  // A chat just made is in no list yet.
  if (!state.chats.some(known)) state.chats = await act("chats", { person: state.me });
  state.chat = state.chats.find(known) || null;
  if (!state.chat) return;
  state.thread = thread;
  state.unread.delete(key);
  document.body.classList.add("open");
  for (const one of $("chats").children) one.toggleAttribute("aria-current", one.dataset.key === key);
  head();
  await fill();
  $("chats").replaceChildren(...state.chats.map(row));
  if (matchMedia("(hover: hover)").matches) $("text").focus();
}

const KINDS = { group: "群组", supergroup: "超级群组", channel: "频道" };

function head() {
  const chat = state.chat;
  face(chat, $("face"));
  $("title").textContent = chat.title;
  const many = chat.members.filter((one) => !["left", "kicked"].includes(one.status)).length;
  $("about").textContent = chat.kind === "private" ? `机器人 @${chat.bots[0]?.username}` : `${KINDS[chat.kind]} · ${many} 人`;
  $("pinned").hidden = !chat.pinned.length;
  if (chat.pinned.length) {
    $("pinned").textContent = `置顶：${gist(chat.pinned.at(-1))}`;
    $("pinned").onclick = () => jump(chat.pinned.at(-1).message_id);
  }
  topics();
  write.fit();
  write.keyboard(chat.keyboard);
}

function topics() {
  const { is_forum: forum, topics: all } = state.chat;
  $("topics").hidden = !forum;
  if (!forum) return;
  const tab = (id, label) => {
    const button = make("button", "", label);
    button.toggleAttribute("aria-current", id === state.thread);
    button.onclick = () => open(state.chat.key, id);
    return button;
  };
  $("topics").replaceChildren(
    tab(0, "全部"), tab(1, "常规"), ...all.map((one) => tab(one.id, `${one.closed ? "（已关闭）" : "# "}${one.name}`)));
}

async function fill() {
  const { key } = state.chat;
  const messages = await act("messages", { person: state.me, chat: key, thread: state.thread, limit: 60 });
  if (state.chat?.key !== key) return;
  shown.clear();
  const list = $("messages");
  list.replaceChildren();
  if (messages.length === 60) list.append(older(messages[0].message_id));
  if (!messages.length) list.append(make("div", "empty", welcome()));
  let last = "";
  for (const message of messages) {
    if (day(message.date) !== last) list.append(make("div", "day", (last = day(message.date))));
    list.append(node(message));
  }
  list.scrollTop = list.scrollHeight;
}

function welcome() {
  if (state.chat.kind !== "private") return "这里还没有消息。";
  return state.chat.description || "按“开始”，或直接输入消息，例如：\n/search 双招双引";
}

function older(before) {
  const button = make("button", "older", "更早的消息");
  button.onclick = async () => {
    const list = $("messages");
    const rest = list.scrollHeight - list.scrollTop;
    const found = await act("messages", { person: state.me, chat: state.chat.key, thread: state.thread, before, limit: 60 });
    button.replaceWith(...(found.length === 60 ? [older(found[0].message_id)] : []), ...found.map(node));
    list.scrollTop = list.scrollHeight - rest;
  };
  return button;
}

function node(message) {
  const group = state.chat.kind !== "private";
  const made = bubble(message, { me: state.me, group, does });
  shown.set(message.message_id, { node: made, message });
  return made;
}

const inThread = (message) => !state.thread || (message.message_thread_id || 1) === state.thread;

function put(message) {
  const list = $("messages");
  const known = shown.get(message.message_id);
  if (known) {
    const { reactions } = known.message;
    known.node.replaceWith(node(reactions ? { reactions, ...message } : message));
    return;
  }
  if (!inThread(message)) return;
  const low = list.scrollHeight - list.scrollTop - list.clientHeight < 140;
  list.querySelectorAll(".empty, .draft").forEach((one) => one.remove());
  list.append(node(message));
  if (low || message.from?.id === state.me) list.scrollTop = list.scrollHeight;
}

function jump(id) {
  const found = shown.get(id)?.node;
  if (!found) return say("这条消息不在眼前");
  found.scrollIntoView({ block: "center", behavior: "smooth" });
  found.classList.add("found");
  setTimeout(() => found.classList.remove("found"), 1200);
  return undefined;
}

// What happens

async function refreshAll() {
  await refreshList();
  if (state.chat) await fill();
  else if (state.chats.length && matchMedia("(min-width: 721px)").matches) await open(state.chats[0].key);
}

function heard({ kind, chat, body }) {
  const here = chat === state.chat?.key;
  if (kind === "message" || kind === "edit") {
    if (here) put(body);
    else if (kind === "message" && body.from?.id !== state.me && !note(body)) {
      state.unread.set(chat, (state.unread.get(chat) || 0) + 1);
    }
    if (here && kind === "message") action("");
  }
  if (here && kind === "delete") shown.get(body.message_id)?.node.remove();
  if (here && kind === "reaction") {
    const known = shown.get(body.message_id);
    if (known) known.node.replaceWith(node({ ...known.message, reactions: body.reactions }));
  }
  if (here && kind === "action") action(body.action);
  if (here && kind === "draft") draft(body);
  if (here && kind === "keyboard") write.keyboard(body);
  if (kind === "answer") answered(body);
  if (["message", "edit", "delete", "chat", "commands"].includes(kind)) refreshList();
}

const ACTIONS = { typing: "正在输入…", upload_photo: "正在发送图片…", upload_document: "正在发送文件…" };
let acting = 0;

function action(kind) {
  clearTimeout(acting);
  if (!kind) return head();
  $("about").textContent = ACTIONS[kind] || "正在忙…";
  acting = setTimeout(head, 5000);
  return undefined;
}

function draft(body) {
  const list = $("messages");
  list.querySelectorAll(".draft").forEach((one) => one.remove());
  const made = bubble({ ...body, text: body.text || "正在思考…", date: Date.now() / 1000, from: {} }, { me: state.me, does });
  made.classList.add("draft");
  list.append(made);
  list.scrollTop = list.scrollHeight;
  setTimeout(() => made.remove(), 30000);
}

function answered(answer) {
  state.waiting.get(answer.id)?.classList.remove("waiting");
  state.waiting.delete(answer.id);
  if (answer.url) follow(answer.url) || window.open(answer.url, "_blank", "noopener");
  else if (answer.text) (answer.show_alert ? alertBox : say)(answer.text);
}

// What a person does with a message

const trouble = (promise) => promise.catch((error) => say(error.message));

/** Links to our own bots stay on the page: `t.me/bot?start=…` and `?startgroup=…`. */
function follow(url) {
  const match = /^(?:https?:\/\/)?(?:t\.me|telegram\.me)\/(\w+)\/?(?:\?(start|startgroup)=([\w-]*))?$/i.exec(url);
  const chat = match && state.chats.find((one) => one.kind === "private" && one.bots[0]?.username.toLowerCase() === match[1].toLowerCase());
  if (!chat) return false;
  if (match[2] === "startgroup") {
    const groups = state.chats.filter((one) => one.kind.endsWith("group"));
    choose("添加到哪个群组？", groups.map((one) => [one.title, () =>
      trouble(act("add", { person: state.me, chat: one.key, who: chat.bots[0].id, payload: match[3] }))]));
  } else {
    open(chat.key);
    if (match[2]) trouble(act("start", { person: state.me, payload: match[3], bot: String(chat.bots[0].id) }));
  }
  return true;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say("已复制");
  } catch {
    alertBox(text);
  }
}

async function press(message, key, button) {
  const given = { person: state.me, chat: state.chat.key, message_id: message.message_id };
  if (key.callback_data) {
    button.classList.add("waiting");
    setTimeout(() => button.classList.remove("waiting"), 15000);
    const { query_id: id } = await act("press", { ...given, data: key.callback_data });
    state.waiting.set(id, button);
    return;
  }
  const bot = message.via_bot || message.from;
  const again = (query) => `@${bot.username} ${query}`;
  if (key.copy_text) await copy(key.copy_text.text);
  else if (key.switch_inline_query_current_chat !== undefined) write.set(again(key.switch_inline_query_current_chat));
  else if (key.switch_inline_query !== undefined || key.switch_inline_query_chosen_chat) {
    const query = key.switch_inline_query ?? key.switch_inline_query_chosen_chat.query ?? "";
    const there = state.chats.filter((one) => one.may_write);
    choose("发到哪个会话？", there.map((one) => [one.title, async () => { await open(one.key); write.set(again(query)); }]));
  } else {
    const url = key.url || key.web_app?.url || key.login_url?.url;
    if (url && !follow(url)) window.open(url, "_blank", "noopener");
  }
}

const does = {
  open: { link: follow, copy, command: (words) => trouble(write.say(words)) },
  press: (message, key, button) => trouble(press(message, key, button)),
  reply: (message) => write.replyTo(message),
  react: (message, emoji) => trouble(act("react", { person: state.me, chat: state.chat.key, message_id: message.message_id, emoji })),
  edit: (message) => write.edit(message),
  remove: (message) => trouble(act("delete", { person: state.me, chat: state.chat.key, message_id: message.message_id })),
  jump,
  show: picture,
};

const write = composer(state, { trouble });

// Whoever reads the end goes on reading it when a panel opens or the window shrinks.
let low = true;
$("messages").onscroll = ({ target }) => { low = target.scrollHeight - target.scrollTop - target.clientHeight < 60; };
new ResizeObserver(([{ target }]) => { if (low) target.scrollTop = target.scrollHeight; }).observe($("messages"));

$("back").onclick = () => { document.body.classList.remove("open"); state.chat = null; refreshList(); };
$("people").onchange = (event) => trouble(chooseMe(Number(event.target.value)));
$("meet").onclick = () => ask("添加一个人", [["name", "名字", ""], ["language_code", "界面语言", [["zh-hans", "简体中文"], ["zh-hant", "繁體中文"], ["en", "English"]]]],
  (given) => trouble(act("person", given).then((one) => chooseMe(one.id))));
$("create").onclick = () => ask("新建", [["title", "名称", "读报群"], ["kind", "种类", [["supergroup", "超级群组"], ["group", "普通群组"], ["forum", "有话题的群组"], ["channel", "频道"]]]],
  ({ title, kind }) => trouble((async () => {
    const made = await act("create", { person: state.me, title, kind: kind === "forum" ? "supergroup" : kind, forum: kind === "forum" });
    await act("add", { person: state.me, chat: made.key });
    await refreshList();
    await open(made.key);
  })()));
$("menu").onclick = () => state.chat && crowdMenu(state, trouble, open);
trouble(begin());
