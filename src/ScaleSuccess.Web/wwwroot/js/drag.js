// Lines of a list marked data-drag can be dragged by a handle, with a mouse, a pen or a finger. Letting go sends the form as its buttons do, which are there for
// keyboards and screen readers: nothing moves before the server has moved it. Escape, or letting go where it was, leaves all as it is.
const edge = 48;
const step = 12;

export function dragLines(root) {
  for (const list of root.querySelectorAll("[data-drag]")) {
    const lines = [...list.children];
    if (lines.length < 2) continue;
    for (const line of lines) {
      const handle = document.createElement("span");
      handle.className = "drag-handle";
      handle.setAttribute("aria-hidden", "true");
      // Of the line, since a button's parts are not pressed by themselves in every browser.
      const isOn = event => {
        const box = handle.getBoundingClientRect();
        return event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
      };
      line.addEventListener("pointerdown", event => {
        if (event.button === 0 && isOn(event)) drag(list, lines, line, event);
      });
      line.addEventListener("click", event => {
        if (event.detail > 0 && isOn(event)) event.preventDefault();
      });
      (line.querySelector(":scope > details > summary, :scope > .survey-part-title") ?? line).prepend(handle);
    }
  }
}

function drag(list, lines, line, down) {
  down.preventDefault();
  const from = lines.indexOf(line);
  let to = from;
  line.setPointerCapture(down.pointerId);
  line.classList.add("dragged");

  const show = target => {
    to = target;
    for (const [place, other] of lines.entries()) {
      other.classList.toggle("drop-before", place === to && to < from);
      other.classList.toggle("drop-after", place === to && to > from);
    }
  };
  const move = event => {
    if (event.clientY < edge) scrollBy(0, -step);
    else if (event.clientY > innerHeight - edge) scrollBy(0, step);
    let target = from;
    for (const [place, other] of lines.entries()) {
      const box = other.getBoundingClientRect();
      const middle = box.top + box.height / 2;
      if (place < from && event.clientY < middle) target = Math.min(target, place);
      if (place > from && event.clientY > middle) target = Math.max(target, place);
    }
    show(target);
  };
  // The line is not opened by letting go of it.
  const open = event => event.preventDefault();
  const end = () => {
    setTimeout(() => line.removeEventListener("click", open, true));
    line.classList.remove("dragged");
    show(from);
    line.removeEventListener("pointermove", move);
    line.removeEventListener("pointerup", drop);
    line.removeEventListener("pointercancel", end);
    document.removeEventListener("keydown", escape);
  };
  const drop = () => {
    const target = to;
    end();
    if (target !== from) send(list, `to ${list.dataset.drag}/${from} ${target}`);
  };
  const escape = event => {
    if (event.key === "Escape") end();
  };

  line.addEventListener("click", open, true);
  line.addEventListener("pointermove", move);
  line.addEventListener("pointerup", drop);
  line.addEventListener("pointercancel", end);
  document.addEventListener("keydown", escape);
}

function send(list, what) {
  const button = document.createElement("button");
  [button.type, button.name, button.value, button.hidden] = ["submit", "do", what, true];
  list.closest("form").append(button);
  button.form.requestSubmit(button);
}
