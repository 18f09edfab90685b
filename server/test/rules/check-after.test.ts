import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documents as settingsDocuments } from '../../../test/codex/config-documents/index.ts';
import { documents } from '../../../test/codex/documents/index.ts';
import { fileKindOf } from '../../src/codex/file-kind.ts';
import { releaseFor } from '../../src/codex/version.ts';
import { type ProfileId, profileIds } from '../../src/risk/profiles.ts';
import { type Checked, check, checkAfter, heard } from '../../src/rules/check.ts';
import { Context } from '../../src/rules/context.ts';
import { ignoreComment } from '../../src/rules/ignore-comment.ts';
import { rulesOf } from '../../src/rules/index.ts';
import { runRule } from '../../src/rules/rule.ts';
import { parseDocument } from '../../src/toml/document.ts';
import { goldens, pathOf } from '../goldens/goldens.ts';

const numRuns = Number(process.env.PROPERTY_RUNS ?? 250);
const settingsPaths = [
  '/home/user/.codex/config.toml',
  '/etc/codex/managed_config.toml',
  '/home/user/project/.codex/config.toml',
];

interface Sample {
  readonly text: string;
  readonly path: string;
}

const contextOf = ({ text, path }: Sample, profile: ProfileId = 'balanced', range = '') => {
  const document = parseDocument(text);
  const release = releaseFor(range);
  return new Context(document, profile, { path, release, kind: fileKindOf(path, document) ?? 'requirements' });
};

/** They take turns. */
const ranges = ['', '>=0.66'];

const settled: readonly Sample[] = goldens().map((golden) => ({ text: golden.text, path: pathOf(golden) }));
const small: readonly Sample[] = [
  ...everyThird(documents).map(({ text }) => ({ text, path: '/etc/codex/requirements.toml' })),
  ...everyThird(settingsDocuments).map(({ text }, index) => ({
    text,
    path: settingsPaths[index % settingsPaths.length] ?? '',
  })),
];

/** They take their time together. */
function everyThird<T>(list: readonly T[]): T[] {
  return list.filter((_, index) => index % 3 === 0);
}

/** Every rule over the whole file at once. */
function checkedWhole(context: Context) {
  const others = rulesOf(context.kind).filter(({ id }) => id !== ignoreComment.id);
  return heard(
    context,
    others.flatMap((rule) => runRule(rule, context)),
  ).findings;
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
  ...['# codex-policy: ignore[unknown-key] known\n', ' # codex-policy: ignore[weaker-than-profile, x]\n'],
  ...['\n# codex-policy: ignore-file[missing-control] elsewhere\n', '# codex-policy: ignore-file[toml-syntax]'],
  ...['allowed_sandbox_modes = ["read-only"]\n', '\nmcp_servers.x.command = "npx"\n', '\n[permissions.filesystem]\n'],
);

/** Where text is replaced: the place and the length as parts of the whole. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 200 })),
  typed,
});

const someEdits = fc.array(edit, { minLength: 1, maxLength: 6 });

describe('parts of a file', () => {
  it('have the findings that the whole file has', () => {
    for (const profile of profileIds) {
      const samples = profile === 'balanced' ? [...settled, ...small] : settled;
      for (const [index, sample] of samples.entries()) {
        const context = contextOf(sample, profile, ranges[index % ranges.length]);
        assert.deepEqual(check(context), checkedWhole(context), sample.text);
      }
    }
  });

  it('have them after every edit too, those that it does not touch as they were', () => {
    fc.assert(
      fc.property(fc.constantFrom(...settled), fc.constantFrom(...ranges), someEdits, (sample, range, edits) => {
        let { text } = sample;
        const read = () => contextOf({ ...sample, text }, 'balanced', range);
        let checked: Checked | undefined = checkAfter(read(), undefined);
        for (const { at, removed, typed: written } of edits) {
          const start = Math.floor(at * text.length);
          text = text.slice(0, start) + written + text.slice(start + removed);
          checked = checkAfter(read(), checked);
          assert.deepEqual(checked.findings, checkedWhole(read()), JSON.stringify(text));
        }
      }),
      { numRuns },
    );
  });
});
