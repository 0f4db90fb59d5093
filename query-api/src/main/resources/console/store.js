// One state, one render. Pages keep their own state in modules and call update() when it changed.
let draw = () => {};
let asked = false;

export function drawWith(render) {
  draw = render;
}

export function update() {
  if (asked) return;
  asked = true;
  queueMicrotask(() => {
    asked = false;
    draw();
  });
}

const announcer = { toasts: [], next: 1 };

/** Short news that go away by themselves; read out by screen readers. */
export function toasts() {
  return announcer.toasts;
}

export function tell(text, kind = 'good') {
  const toast = { id: announcer.next++, text, kind };
  announcer.toasts = [...announcer.toasts, toast];
  setTimeout(() => dismiss(toast.id), kind === 'good' ? 5000 : 9000);
  update();
}

export function dismiss(id) {
  announcer.toasts = announcer.toasts.filter((t) => t.id !== id);
  update();
}
