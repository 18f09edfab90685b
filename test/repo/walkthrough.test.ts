import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { manifest } from '../../scripts/generate/manifest.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Commands of VS Code itself. */
const builtIn = ['workbench.actions.view.problems'];

const { walkthroughs, commands } = manifest.contributes;
const steps = walkthroughs.flatMap((walkthrough) => walkthrough.steps);
const known = new Set([...commands.map(({ command }) => command), ...builtIn]);

describe('the walkthrough', () => {
  it('goes from the people to CI, in eight steps', () => {
    assert.deepEqual(
      steps.map(({ id }) => id),
      ['who', 'new', 'check', 'preview', 'verify', 'verify-elsewhere', 'export', 'beyond', 'ci'],
    );
  });

  for (const { id, description, media, completionEvents = [] } of steps) {
    it(`has commands and a page for the step ${id}`, () => {
      const links = [...description.matchAll(/\]\(command:([\w.]+)\)/g)].flatMap(([, command]) => command ?? []);
      const events = completionEvents.map((event) => event.replace(/^onCommand:/, ''));
      assert.deepEqual(
        [...links, ...events].filter((command) => !known.has(command)),
        [],
      );
      // What is decided in the workspace of ChatGPT has no command here, but its page.
      assert.equal(links.length > 0, !/\]\(https:/.test(description));
      const page = `${root}${media.markdown}`;
      assert.ok(existsSync(page), media.markdown);
      // Pictures and pages that it would show are not looked for in the package.
      assert.doesNotMatch(readFileSync(page, 'utf8'), /\]\((?!https:)/);
    });
  }

  it('is shown a step once on each system', () => {
    const conditions = steps.flatMap((step) => ('when' in step ? [[step.id, step.when]] : []));
    assert.deepEqual(conditions, [
      ['verify', 'remoteName || isLinux && !isWeb'],
      ['verify-elsewhere', '!remoteName && !isLinux || !remoteName && isWeb'],
    ]);
  });

  const inGerman = (page: string) => page.replace(/\.md$/, '.nls.de.md');
  const pages = [...new Set(steps.map(({ media }) => media.markdown))];

  it('has no page without a step, and each in German, where VS Code looks for it', () => {
    const found = readdirSync(`${root}docs/walkthrough`).map((name) => `docs/walkthrough/${name}`);
    assert.deepEqual(found.sort(), pages.flatMap((page) => [page, inGerman(page)]).sort());
  });

  for (const page of pages) {
    const [english = '', german = ''] = [page, inGerman(page)].map((name) => readFileSync(`${root}${name}`, 'utf8'));
    const codeOf = (text: string) => [...text.matchAll(/^```\w*\n(.*?)^```/gms)].flatMap(([, code]) => code ?? []);

    it(`shows all of the code of ${page}, beside the steps`, () => {
      const lines = codeOf(english).flatMap((code) => code.split('\n'));
      assert.deepEqual(
        lines.filter((line) => line.length > 40),
        [],
      );
    });

    it(`has the code, the rows and the paragraphs of ${page} in German`, () => {
      assert.deepEqual(codeOf(german), codeOf(english));
      const blocks = (text: string) => text.split(/\n\n|\n(?=[|-])/).length;
      assert.equal(blocks(german), blocks(english));
    });
  }
});
