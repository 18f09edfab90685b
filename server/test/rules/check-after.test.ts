import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { documents } from '../../../test/codex/documents/index.ts';
import { type ProfileId, profileIds } from '../../src/risk/profiles.ts';
import { type Checked, check, checkAfter } from '../../src/rules/check.ts';
import { Context } from '../../src/rules/context.ts';
import { rulesOf } from '../../src/rules/index.ts';
import { oneForEachCause } from '../../src/rules/one-cause.ts';
import { runRule } from '../../src/rules/rule.ts';
import { parseDocument } from '../../src/toml/document.ts';

const numRuns = Number(process.env.PROPERTY_RUNS ?? 250);
const folder = new URL('../goldens/', import.meta.url);
const goldens = readdirSync(folder)
  .filter((name) => name.endsWith('.requirements.toml'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

const contextOf = (text: string, profile: ProfileId = 'balanced') =>
  new Context(parseDocument(text), profile, { path: '/etc/codex/requirements.toml' });

/** Every rule over the whole file at once. */
function checkedWhole(context: Context) {
  return oneForEachCause(rulesOf(context.kind).flatMap((rule) => runRule(rule, context)));
}

/** Text that opens, closes, breaks and joins statements. */
const typed = fc.constantFrom(
  ...['', 'x', '1', ' ', '\n', '#', '"', "'", '"""', '=', ' = ', '.', ',', '[', ']', '[[', '{', '}', '}\n', '\n]'],
  ...[
    'half = ',
    '\nhalf_typed = \n',
    '[features]\n',
    '\n[hooks]\n',
    '[[hooks.PreToolUse]]\n',
    'features.hooks = true\n',
  ],
  ...['allowed_sandbox_modes = ["read-only"]\n', '\nmcp_servers.x.command = "npx"\n', '\n[permissions.filesystem]\n'],
);

/** Where text is replaced: the place and the length as parts of the whole. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 200 })),
  typed,
});

describe('parts of a file', () => {
  it('have the findings that the whole file has', () => {
    for (const text of [...goldens, ...documents.map((document) => document.text)]) {
      for (const profile of profileIds) {
        const context = contextOf(text, profile);
        assert.deepEqual(check(context), checkedWhole(context), text);
      }
    }
  });

  it('have them after every edit too, those that it does not touch as they were', () => {
    fc.assert(
      fc.property(fc.constantFrom(...goldens), fc.array(edit, { minLength: 1, maxLength: 6 }), (text, edits) => {
        let current = text;
        let checked: Checked | undefined = checkAfter(contextOf(current), undefined);
        for (const { at, removed, typed: written } of edits) {
          const start = Math.floor(at * current.length);
          current = current.slice(0, start) + written + current.slice(start + removed);
          checked = checkAfter(contextOf(current), checked);
          assert.deepEqual(checked.findings, checkedWhole(contextOf(current)), JSON.stringify(current));
        }
      }),
      { numRuns },
    );
  });
});
