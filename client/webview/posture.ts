/** The script of the posture view: shows what it is sent, and sends on which button was pressed. */

/** What the extension sends. `view` is HTML that the server has made, in which all of a file's text is escaped. */
interface Shown {
  readonly status: string;
  readonly view: string;
}

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

const host = acquireVsCodeApi();
const status = document.getElementById('status');
const posture = document.getElementById('posture');
const exports = document.getElementById('export');

window.addEventListener('message', ({ data }: MessageEvent<Shown>) => {
  const focused = document.activeElement?.id;
  if (posture && posture.innerHTML !== data.view) posture.innerHTML = data.view;
  // A screen reader says it whenever it is set, so only when it is another.
  if (status && status.textContent !== data.status) status.textContent = data.status;
  if (exports) exports.hidden = data.view === '';
  if (focused) document.getElementById(focused)?.focus();
});

document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  const isSelecting = window.getSelection()?.isCollapsed === false;
  const ofRow = isSelecting ? null : target.closest('tr')?.querySelector('button[data-do="reveal"]');
  const button = target.closest('button') ?? ofRow;
  if (button instanceof HTMLElement) host.postMessage({ ...button.dataset });
});

host.postMessage({ do: 'ready' });
