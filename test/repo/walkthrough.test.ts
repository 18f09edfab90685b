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

  it('has no page without a step', () => {
    const pages = readdirSync(`${root}docs/walkthrough`).map((name) => `docs/walkthrough/${name}`);
    assert.deepEqual(pages.sort(), [...new Set(steps.map(({ media }) => media.markdown))].sort());
  });
});
