import assert from 'node:assert/strict';
import { alikeReaders } from '../../../src/codex/history/changes.ts';
import { isAccepted } from '../../../src/codex/history/verdict.ts';
import { walk } from '../../../src/codex/lookup.ts';
import { requirementsSchema } from '../../../src/codex/requirements/index.ts';
import { parseDocument } from '../../../src/toml/document.ts';
import { writeKeyPath } from '../../../src/toml/write.ts';

/** Every table of a policy that has a name of its own, as a key. */
const tables = Array.from(walk(requirementsSchema))
  .filter(({ path, schema }) => schema.type === 'table' && !path.includes('[]'))
  .map(({ path }) => writeKeyPath(path.map((step) => (step.startsWith('<') ? 'name' : step))));

describe('releases that read a policy alike', () => {
  it('are of one mind about a list in the place of a table', () => {
    assert.ok(tables.length > 50, `${tables.length} tables are enough to ask`);
    for (const table of tables) {
      for (const list of ['[]', '[false]', '["x"]', '[1]', '[{}]', '["a", "b", "c"]', '[{}, {}, {}]']) {
        const document = parseDocument(`${table} = ${list}\n`);
        for (const run of alikeReaders(document)) {
          const verdicts = new Set(run.map((release) => isAccepted(document, release)));
          assert.equal(verdicts.size, 1, `${document.text} ${run}`);
        }
      }
    }
  });
});
