import type { Frame, Page } from '../host/playwright.ts';

/** How long a person waits for the workbench before calling it broken. */
export const PATIENCE = 20_000;

/** What shows when the mouse rests on a word. */
export const HOVER = '.monaco-resizable-hover';

/** The workbench as a person handles it: by what is on the screen, with mouse and keyboard. */
export class Editor {
  readonly page: Page;
  /** How many keys have been pressed. */
  keys = 0;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until something shows, and a text in it if one is given. */
  async see(selector: string, text?: string | RegExp): Promise<void> {
    const found = this.page.locator(selector);
    const wanted = text === undefined ? found : found.filter({ hasText: text });
    await wanted.first().waitFor({ state: 'visible', timeout: PATIENCE });
  }

  /** Waits until nothing shows any more. */
  async seeNo(selector: string): Promise<void> {
    await this.until(
      `no ${selector} shows`,
      async () => (await this.page.locator(`:is(${selector}):visible`).count()) === 0,
    );
  }

  /** The webview in which something shows, once it does. */
  async webview(selector: string): Promise<Frame> {
    let found: Frame | undefined;
    await this.until(`a webview shows ${selector}`, async () => {
      for (const frame of this.page.frames()) {
        // A frame may go while it is asked.
        if (
          (await frame
            .locator(selector)
            .count()
            .catch(() => 0)) > 0
        )
          found = frame;
      }
      return found !== undefined;
    });
    if (!found) throw new Error(`no webview shows ${selector}`);
    return found;
  }

  /** Waits until a condition holds. */
  async until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
      await this.page.waitForTimeout(50);
    }
  }

  /** Presses keys one after the other, such as `Control+s`. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
    this.keys += keys.length;
  }

  /** Types a text, a key for each of its characters. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    this.keys += text.length;
  }

  /** Runs a command by its name in the command palette. */
  async command(name: string): Promise<void> {
    await this.press('F1');
    await this.choose(name, name);
  }

  /** Opens a file of the folder by its name. */
  async open(name: string): Promise<void> {
    await this.press('Control+p');
    await this.choose(name, name);
    await this.see('.tab.active', name);
  }

  /** Types into the quick input that is open and takes the row that comes up, which has to show a text. */
  async choose(typed: string, row: string | RegExp): Promise<void> {
    await this.see('.quick-input-widget input:focus');
    await this.type(typed);
    await this.see('.quick-input-widget .monaco-list-row.focused', row);
    await this.press('Enter');
  }

  /** Puts the mouse onto a word of the editor: the first of its kind, all of one colour. */
  async pointAt(word: string): Promise<void> {
    const { x, y } = await this.middleOf(word);
    await this.page.mouse.move(x - 3, y);
    await this.page.mouse.move(x, y);
  }

  /** Clicks into a word of the editor. */
  async clickInto(word: string): Promise<void> {
    const { x, y } = await this.middleOf(word);
    await this.page.mouse.click(x, y);
  }

  /** Puts the mouse where it shows nothing. */
  async pointAside(): Promise<void> {
    await this.page.mouse.move(1200, 700);
    await this.seeNo(HOVER);
  }

  /** Pulls the lower edge of the hover down, with the mouse on the hover all the way, or it would close. */
  async enlargeHover(by: number): Promise<void> {
    const box = await this.page.locator(HOVER).first().boundingBox();
    if (!box) throw new Error('no hover is on the screen');
    const { x, y } = { x: box.x + 30, y: box.y + box.height - 1 };
    const { mouse } = this.page;
    await mouse.move(x, box.y + 10, { steps: 5 });
    await mouse.move(x, y, { steps: 5 });
    await mouse.down();
    await mouse.move(x, y + by, { steps: 10 });
    await mouse.up();
    await mouse.move(x, y, { steps: 5 });
  }

  /** The text that the editor shows, line by line from the top. */
  async shownText(): Promise<string> {
    const lines = await this.page.evaluate<string[]>(`[...document.querySelectorAll('.view-lines > .view-line')]
      .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent }))
      .sort((a, b) => a.top - b.top).map(({ text }) => text)`);
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  private async middleOf(word: string): Promise<Point> {
    let point: Point | undefined;
    await this.until(`${word} is on the screen`, async () => {
      point = (await this.page.evaluate<Point | null>(`(${middleOfText})(${JSON.stringify(word)})`)) ?? undefined;
      return point !== undefined;
    });
    if (!point) throw new Error(`${word} is not on the screen`);
    return point;
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Runs in the page: where a word stands in the editor. Each piece of a line that is coloured alike is one text. */
const middleOfText = `(word) => {
  const editor = document.querySelector('.view-lines');
  if (!editor) return null;
  const lines = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
  for (let text = lines.nextNode(); text; text = lines.nextNode()) {
    const at = text.data.indexOf(word);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + word.length);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }
  return null;
}`;
