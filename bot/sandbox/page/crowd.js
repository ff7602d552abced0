// The menu of a chat: its members, its bots' rights, its topics, stopping a bot.

import { alertBox, ask, choose } from "./dialogs.js";
import { act } from "./wire.js";

const STATUS = { creator: "群主", administrator: "管理员", member: "成员", restricted: "受限", left: "已离开", kicked: "已移除" };

export function crowdMenu(state, trouble, open) {
  const chat = state.chat;
  const given = { person: state.me, chat: chat.key };
  const doing = (name, more = {}) => () => trouble(act(name, { ...given, ...more }));
  choose(chat.title, chat.kind === "private" ? alone(state, doing, trouble) : crowd(state, doing, trouble, open));
}

function alone(state, doing, trouble) {
  const bot = state.chat.key.split("/")[0];
  const turn = state.chat.blocked ? "unblock" : "block";
  return [
    ["查看命令", () => alertBox(state.chat.commands.map((one) => `/${one.command}  ${one.description}`).join("\n") || "机器人没有登记命令")],
    ["以链接参数打开", () => ask("t.me/…?start=", [["payload", "参数", ""]], ({ payload }) =>
      trouble(act("start", { person: state.me, bot, payload })))],
    [state.chat.blocked ? "重新启用机器人" : "停用机器人", () => trouble(act(turn, { person: state.me, bot }))],
  ];
}

function crowd(state, doing, trouble, open) {
  const { chat } = state;
  const bot = chat.bots[0];
  const list = [["成员", () => alertBox(chat.members.map((one) => `${one.first_name}（${STATUS[one.status]}）`).join("\n"))]];
  list.push(["添加一个人", () => trouble(addPerson(state))]);
  if (bot) {
    const admin = chat.members.find((one) => one.id === bot.id)?.status === "administrator";
    list.push(admin ? ["撤销机器人的管理员", doing("demote", { who: bot.id })] : ["让机器人当管理员", doing("promote", { who: bot.id })]);
    list.push(["移除机器人", doing("remove", { who: bot.id })]);
  } else {
    list.push(["添加机器人", doing("add")]);
  }
  if (chat.is_forum) {
    list.push(["新话题", () => ask("新话题", [["name", "名称", ""]], ({ name }) =>
      trouble(act("open_topic", { person: state.me, chat: chat.key, name }).then((id) => open(chat.key, id))))]);
  }
  if (chat.kind === "group") list.push(["升级为超级群组", doing("migrate")]);
  const me = chat.members.find((one) => one.id === state.me);
  if (me && STATUS[me.status] !== STATUS.member) {
    list.push([me.anonymous ? "恢复实名发言" : "匿名发言", doing("promote", { who: state.me, anonymous: !me.anonymous })]);
  }
  list.push(["离开", doing("leave")]);
  return list;
}

async function addPerson(state) {
  const { people } = await act("state");
  const inside = new Set(state.chat.members.filter((one) => !["left", "kicked"].includes(one.status)).map((one) => one.id));
  const others = people.filter((one) => !inside.has(one.id));
  if (!others.length) { alertBox("没有别的人可以添加。先在左下角添加一个人。"); return; }
  choose("添加谁？", others.map((one) => [one.first_name, () => act("add", { person: state.me, chat: state.chat.key, who: one.id })]));
}
