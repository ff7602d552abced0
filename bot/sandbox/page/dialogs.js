// Small windows: say something, choose one, fill in a few fields.

import { make } from "./words.js";

const dialog = document.getElementById("dialog");
const toast = document.getElementById("toast");
let fading = 0;

/** Show words for a moment. */
export function say(text) {
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => { toast.hidden = true; }, 2600);
}

function open(...parts) {
  dialog.replaceChildren(...parts);
  dialog.showModal();
}

function closing(label = "好") {
  const row = make("menu");
  const button = make("button", "plain", label, { type: "button" });
  button.onclick = () => dialog.close();
  row.append(button);
  return row;
}

export function alertBox(text) {
  open(make("p", "", text), closing());
}

export function picture(source) {
  const image = make("img", "picture", "", { src: source, alt: "图片" });
  image.onclick = () => dialog.close();
  open(image, closing("关闭"));
}

/** `choices`: [label, function] pairs. */
export function choose(title, choices) {
  const list = make("div", "list");
  for (const [label, chosen] of choices) {
    const button = make("button", "", label, { type: "button" });
    button.onclick = () => { dialog.close(); chosen(); };
    list.append(button);
  }
  open(make("p", "", title), list, closing("取消"));
}

/** `fields`: [name, label, default or array of [value, label]]; `done` gets an object. */
export function ask(title, fields, done) {
  const form = make("form");
  for (const [name, label, given] of fields) {
    const line = make("label", "", label);
    const field = Array.isArray(given) ? make("select") : make("input");
    if (Array.isArray(given)) for (const [value, text] of given) field.append(make("option", "", text, { value }));
    else field.value = given || "";
    field.name = name;
    line.append(field);
    form.append(line);
  }
  const row = closing("取消");
  row.append(make("button", "plain", "确定"));
  form.append(row);
  form.onsubmit = (event) => {
    event.preventDefault();
    dialog.close();
    done(Object.fromEntries(new FormData(form)));
  };
  open(make("p", "", title), form);
}
