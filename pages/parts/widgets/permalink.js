/* Texts to copy, each in a box of its own with a button; what became of it is announced. */
const SHOWN = 2500;

export default function ({ data, parentElement }) {
  const { rows, words } = data;
  let box = parentElement.querySelector(".rows");
  if (!box) parentElement.append((box = node("div", "", "rows")));
  const status = node("p", "", "status");
  status.setAttribute("role", "status");
  let timer = 0;
  const say = (text) => {
    status.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => { status.textContent = ""; }, SHOWN);
  };
  box.replaceChildren(...rows.map((row, at) => drawn(row, at, words, say)), status);
  return () => clearTimeout(timer);
}

function drawn({ label, text }, at, words, say) {
  const row = node("div", "", "row");
  const name = Object.assign(node("label", label), { htmlFor: `atlas-copied-${at}` });
  const field = Object.assign(node("textarea", ""), { id: name.htmlFor, value: text, readOnly: true, rows: text.length > 200 ? 5 : 2 });
  field.spellcheck = false;
  field.onfocus = () => field.select();
  const button = Object.assign(node("button", words.copy), { type: "button" });
  button.setAttribute("aria-label", `${words.copy} – ${label}`);
  button.onclick = async () => say((await copied(field)) ? words.copied : words.refused);
  row.append(name, button, field);
  return row;
}

/* Browsers keep the clipboard from pages that came without encryption; there the selection is copied the old way. */
async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select();
    return document.execCommand("copy");
  }
}

const node = (tag, text, name = "") => Object.assign(document.createElement(tag), { textContent: text, className: name });
