/** Arguments and files that nobody would write: `check` answers or refuses in one line, and never does anything else. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { assertRefused, assertTold, nasty, oddNames, writeOddFiles } from './odd-input.ts';
import { Workspace } from './workspace.ts';

const files = [...oddNames, '-'];

const options = [
  '--profile',
  '--format',
  '--output',
  '--kind',
  '--codex-version',
  '--min-severity',
  '--fail-on',
  '--rule',
  '--no-ignores',
  '--baseline',
  '--write-baseline',
  '--config',
  '--color',
  '--quiet',
  '--stdin-filename',
  '--',
  '-x',
];

const values = [
  'balanced',
  'json',
  'sarif',
  'junit',
  'markdown',
  'github',
  'out/x',
  'requirements',
  '0.160',
  '>=0.138',
];
const more = ['error', 'never', 'unknown-key=off', 'toml-syntax=off', '=', 'x=', 'always', 'known.json'];

/** With what formats of reports take for their own. */
const text = nasty('# codex-policy: ignore[unknown-key] x\n', '::error::', '`', '|');

describe('check, whatever it is given', () => {
  let workspace: Workspace;

  beforeEach(() => {
    workspace = new Workspace();
    writeOddFiles();
  });

  afterEach(() => workspace.leave());

  /** Runs it; what it refuses is one line. */
  function run(words: readonly string[], stdin: string): void {
    try {
      const { code, told } = workspace.check(words, { stdin });
      assert.ok([0, 1, 2].includes(code));
      if (code === 2) assert.match(told, /^codex-policy: .+\n/);
      assertTold(told);
    } catch (error) {
      assertRefused(error, words);
    }
  }

  it('answers or refuses any words', () => {
    workspace.write('requirements.toml', 'colour = 1\n');
    const word = fc.oneof(fc.constantFrom(...files, ...options, ...values, ...more), fc.string({ unit: 'binary' }));
    const sensible = fc.tuple(fc.constantFrom(...options), fc.constantFrom(...values, ...more));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.tuple(word), sensible), { maxLength: 6 }),
        fc.constantFrom(...files),
        fc.boolean(),
        (some, file, joined) => {
          const words = some.flatMap((pair) => (joined && pair.length > 1 ? [pair.join('=')] : pair));
          run([...words, file], 'x = 1\n');
        },
      ),
      { numRuns: 600 },
    );
  }).timeout(60_000);

  it('answers for any policy, in every format', () => {
    const format = fc.constantFrom('text', 'json', 'sarif', 'github', 'junit', 'markdown');
    fc.assert(
      fc.property(
        text,
        format,
        fc.constantFrom('requirements', 'managed-config', 'config', 'agent-role'),
        (policy, name, kind) => {
          writeFileSync('requirements.toml', policy);
          const { printed, code } = workspace.check(['--format', name, '--kind', kind, 'requirements.toml']);
          assert.ok(code < 2);
          if (name === 'json' || name === 'sarif') JSON.parse(printed);
          else assert.ok(![...printed].some((one) => one < ' ' && one !== '\n'), JSON.stringify(printed));
        },
      ),
      { numRuns: 300 },
    );
  }).timeout(60_000);

  it('answers or refuses any project file and any baseline', () => {
    workspace.write('requirements.toml', 'colour = 1\n');
    fc.assert(
      fc.property(text, fc.json(), (project, json) => {
        writeFileSync('.codex-policy.toml', project);
        writeFileSync('known.json', json);
        run(['requirements.toml'], '');
        run(['--config', 'config.toml', '--baseline', 'known.json', 'requirements.toml'], '');
      }),
      { numRuns: 200 },
    );
  }).timeout(60_000);
});
