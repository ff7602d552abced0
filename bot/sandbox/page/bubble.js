// One message as a bubble, one service message as a note. Builds nodes; what a press does is the caller's.

import { make, words } from "./words.js";

const TINTS = ["#d9534f", "#e08e3c", "#7b68c9", "#4a9d5b", "#2f9aa8", "#3b82c4", "#c2588e"];
const MARKS = { url: "↗", web_app: "▣", switch_inline_query: "↪", switch_inline_query_chosen_chat: "↪" };

export const tint = (id) => TINTS[Math.abs(Number(id)) % TINTS.length];
export const clock = (seconds) =>
  new Date(seconds * 1000).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
export const day = (seconds) =>
  new Date(seconds * 1000).toLocaleDateString("zh-CN", { month: "long", day: "numeric", weekday: "short" });

export function nameOf(message) {
  if (message.sender_chat) return message.sender_chat.title || "匿名管理员";
  const from = message.from || {};
  return [from.first_name, from.last_name].filter(Boolean).join(" ");
}

const rich = (message) => (message.rich_message?.blocks || []).map((block) => block.text).join("\n\n");

/** A message in one line, for lists, pins and replies. */
export function gist(message) {
  if (!message) return "";
  const text = message.text ?? message.caption ?? rich(message);
  if (message.photo) return `[图片] ${text}`;
  if (message.document) return `[文件] ${text || message.document.file_name || ""}`;
  return (text || note(message) || other(message) || "消息").replaceAll("\n", " ");
}

/** What the page has no picture for, in words; "" for what it shows. */
function other(message) {
  for (const [kind, told] of Object.entries(OTHERS)) {
    if (message[kind]) return `[${told}] ${detail(message[kind])}`.trim();
  }
  return "";
}

const OTHERS = {
  sticker: "贴纸", venue: "地点", location: "位置", contact: "联系人", dice: "骰子", poll: "投票", game: "游戏", story: "动态",
  voice: "语音", audio: "音频", animation: "动图", video: "视频", video_note: "视频留言", paid_media: "付费内容",
};

function detail(it) {
  if (it.latitude !== undefined) return `${it.latitude}, ${it.longitude}`;
  return [it.emoji, it.title, it.question, it.first_name, it.phone_number, it.value].filter(Boolean).join(" ");
}

/** The words of a service message; "" for any other. */
export function note(message) {
  const who = nameOf(message);
  const names = (users) => users.map((user) => user.first_name).join("、");
  if (message.new_chat_members) {
    const added = message.new_chat_members;
    return added[0].id === message.from?.id ? `${who} 加入` : `${who} 添加了 ${names(added)}`;
  }
  if (message.left_chat_member) {
    const left = message.left_chat_member;
    return left.id === message.from?.id ? `${who} 离开` : `${who} 移除了 ${left.first_name}`;
  }
  if (message.group_chat_created || message.supergroup_chat_created) return `${who} 创建了群组`;
  if (message.channel_chat_created) return "频道已创建";
  if (message.pinned_message) return `${who} 置顶了“${gist(message.pinned_message).slice(0, 40)}”`;
  if (message.new_chat_title) return `${who} 将名称改为“${message.new_chat_title}”`;
  if (message.migrate_to_chat_id) return "已升级为超级群组";
  if (message.migrate_from_chat_id) return "由普通群组升级而来";
  if (message.forum_topic_created) return `${who} 新建话题“${message.forum_topic_created.name}”`;
  if (message.forum_topic_edited) return `${who} 修改了话题`;
  if (message.forum_topic_closed) return `${who} 关闭了话题`;
  if (message.forum_topic_reopened) return `${who} 重新打开了话题`;
  return "";
}

/** `view`: {me, group, does}; `does` has open, press, reply, react, edit, remove, jump, show. */
export function bubble(message, view) {
  const plain = note(message);
  if (plain) return make("div", "note", plain, { "data-id": message.message_id });
  const mine = message.from?.id === view.me && !message.sender_chat;
  const node = make("article", `message${mine ? " mine" : ""}`, "", { "data-id": message.message_id, tabindex: "-1" });
  const inner = make("div", "bubble");
  node.append(inner);
  if (view.group && !mine) {
    const name = make("div", "name", nameOf(message));
    name.style.setProperty("--tint", tint((message.sender_chat || message.from)?.id));
    inner.append(name);
  }
  inner.append(...above(message, view), ...media(message, view));
  const text = message.text ?? message.caption ?? rich(message);
  if (text) {
    const place = make("div", "words");
    place.append(words(text, message.entities || message.caption_entities, view.does.open));
    inner.append(place);
  }
  inner.append(...reactions(message, view), foot(message, mine, view));
  const rows = message.reply_markup?.inline_keyboard;
  if (rows) node.append(keys(message, rows, view));
  return node;
}

function above(message, view) {
  const parts = [];
  const origin = message.forward_origin;
  if (origin) parts.push(make("small", "", `转发自 ${origin.sender_user?.first_name || origin.chat?.title || origin.sender_user_name || ""}`));
  if (message.via_bot) parts.push(make("small", "", `经由 @${message.via_bot.username}`));
  const replied = message.reply_to_message;
  if (replied && !replied.forum_topic_created) {
    const box = make("div", "reply");
    box.append(make("div", "name", nameOf(replied)), make("div", "", gist(replied)));
    box.onclick = () => view.does.jump(replied.message_id);
    parts.push(box);
  }
  return parts;
}

function media(message, view) {
  if (message.photo) {
    const largest = message.photo.at(-1);
    const source = `/files/${largest.file_id}`;
    const picture = make("img", "picture", "", { src: source, alt: "图片", loading: "lazy", width: largest.width, height: largest.height });
    picture.style.height = "auto";
    picture.onclick = () => view.does.show(source);
    return [picture];
  }
  if (message.document) {
    const { file_id: id, file_name: name = "文件", file_size: size = 0 } = message.document;
    const line = make("a", "document", "", { href: `/files/${id}?name=${encodeURIComponent(name)}`, download: name });
    const label = make("span");
    label.append(make("div", "", name), make("small", "", size > 1e6 ? `${(size / 1e6).toFixed(1)} MB` : `${Math.ceil(size / 1024)} KB`));
    line.append(make("b", "", name.split(".").at(-1).slice(0, 4)), label);
    return [line];
  }
  const told = other(message);
  return told ? [make("div", "other", told)] : [];
}

function reactions(message, view) {
  const all = Object.entries(message.reactions || {});
  if (!all.length) return [];
  const counted = new Map();
  for (const [, emoji] of all) for (const one of emoji) counted.set(one, (counted.get(one) || 0) + 1);
  const row = make("div", "reactions");
  const own = (message.reactions[view.me] || [])[0];
  for (const [emoji, count] of counted) {
    const button = make("button", "", `${emoji} ${count}`);
    button.onclick = () => view.does.react(message, emoji === own ? "" : emoji);
    row.append(button);
  }
  return [row];
}

function foot(message, mine, view) {
  const line = make("div", "foot");
  const acts = make("span", "acts");
  const add = (label, title, pressed) => {
    const button = make("button", "", label, { title, "aria-label": title, type: "button" });
    button.onclick = pressed;
    acts.append(button);
  };
  add("回复", "回复", () => view.does.reply(message));
  add("赞", "点赞", () => view.does.react(message, message.reactions?.[view.me]?.[0] === "👍" ? "" : "👍"));
  if (mine && message.text) add("编辑", "编辑", () => view.does.edit(message));
  if (mine) add("删除", "删除", () => view.does.remove(message));
  const told = [message.author_signature, message.edit_date ? "已编辑" : "", clock(message.date)].filter(Boolean);
  line.append(acts, make("span", "", told.join(" ")));
  return line;
}

function keys(message, rows, view) {
  const box = make("div", "buttons");
  for (const row of rows) {
    const line = make("div");
    for (const key of row) {
      const button = make("button", key.style || "", key.text, { type: "button" });
      const mark = Object.keys(MARKS).find((kind) => kind in key);
      if (mark) button.append(make("sup", "", MARKS[mark], { "aria-hidden": "true" }));
      button.onclick = () => view.does.press(message, key, button);
      line.append(button);
    }
    box.append(line);
  }
  return box;
}
