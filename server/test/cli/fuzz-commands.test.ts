/** Every command, with words and files that nobody would give it: it answers, or refuses in one line. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { UsageError } from '../../src/cli/arguments.ts';
import { completionCommand } from '../../src/cli/completion.ts';
import { diffCommand } from '../../src/cli/diff.ts';
import { effectiveCommand } from '../../src/cli/effective.ts';
import { explainCommand } from '../../src/cli/explain.ts';
import { exportCommand } from '../../src/cli/export.ts';
import { fixCommand } from '../../src/cli/fix.ts';
import { commandsOfHelp } from '../../src/cli/help-table.ts';
import { importCommand } from '../../src/cli/import.ts';
import { initCommand } from '../../src/cli/init.ts';
import { postureCommand } from '../../src/cli/posture.ts';
import { schemaCommand } from '../../src/cli/schema.ts';
import { verifyCommand } from '../../src/cli/verify.ts';
import { versionsCommand } from '../../src/cli/versions.ts';
import { assertRefused, assertTold, nasty, oddNames, writeOddFiles } from './odd-input.ts';
import { listener, Workspace } from './workspace.ts';

type Print = (text: string) => void;
type Command = (words: readonly string[], print: Print, tell: Print) => number | Promise<number>;

const repository = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));

/** `fuzz.test.ts` has `check`; `lsp` takes none. */
const commands: Readonly<Record<string, Command>> = {
  fix: fixCommand,
  verify: (words, print) =>
    verifyCommand(words, print, () => {
      throw new UsageError('there is no Codex here');
    }),
  effective: (words, print) => effectiveCommand(words, print),
  posture: (words, print) => postureCommand(words, print),
  versions: versionsCommand,
  init: initCommand,
  export: exportCommand,
  import: importCommand,
  diff: diffCommand,
  explain: (words, print) => explainCommand(words, print, () => repository('docs/rules')),
  schema: (words, print) => schemaCommand(words, print, () => repository('schemas')),
  completion: completionCommand,
};

const values = [
  ...['balanced', 'json', 'html', 'markdown', 'base64', 'mobileconfig', 'requirements', 'managed-config', 'none'],
  ...[
    '0.160',
    '>=0.138',
    '0.169 - 0.125',
    'never',
    'error',
    'a=b',
    'user=config.toml',
    'managed-config=folder',
    'bash',
  ],
  ...['allowed_sandbox_modes', 'features.hooks', 'unknown-key', 'deny_read', 'x.y.z', 'https://otel.example', 'out/x'],
];

/** With what property lists and this product take for their own. */
const anyText = nasty('# codex-policy: kind = config\n', '<plist>', '<data>');

describe('every command, whatever it is given', () => {
  let workspace: Workspace;

  beforeEach(() => {
    workspace = new Workspace();
    mkdirSync('.git');
  });

  afterEach(() => workspace.leave());

  /** What a call before may have written is put back. */
  function tidy(text: string, project: string): void {
    for (const name of readdirSync('.')) if (name !== '.git') rmSync(name, { recursive: true, force: true });
    writeFileSync('requirements.toml', text);
    writeOddFiles();
    if (project !== '') writeFileSync('.codex-policy.toml', project);
  }

  async function run(command: Command, words: readonly string[]): Promise<void> {
    const { print, tell, heard } = listener();
    try {
      assert.ok([0, 1, 2].includes(await command(words, print, tell)));
    } catch (error) {
      assertRefused(error, words);
    }
    assertTold(heard.told);
  }

  /** The words of a call: options of the command or none, with and without values, and files. */
  function wordsFor(name: string): fc.Arbitrary<string[]> {
    const known =
      commandsOfHelp()
        .find((one) => one.name === name)
        ?.options.map((option) => option.name) ?? [];
    const options = fc.constantFrom(...known, '--', '-x', '--help=1');
    const odd = fc.string({ unit: 'binary' }).filter((word) => !word.startsWith('/') && !word.includes('..'));
    const value = fc.oneof(fc.constantFrom(...values, ...oddNames), odd);
    const some = fc.oneof(
      options.map((one) => [one]),
      fc.tuple(options, value),
      value.map((one) => [one]),
    );
    return fc
      .tuple(fc.array(some, { maxLength: 5 }), fc.constantFrom(...oddNames), fc.constantFrom(...oddNames), fc.boolean())
      .map(([list, file, other, joined]) => [
        ...list.flatMap((pair) => (joined && pair.length > 1 ? [pair.join('=')] : pair)),
        file,
        ...(name === 'diff' ? [other] : []),
      ]);
  }

  it('is every command but check and lsp', () => {
    const names = commandsOfHelp().map(({ name }) => name);
    assert.deepEqual(names.filter((name) => name !== 'check' && name !== 'lsp').sort(), Object.keys(commands).sort());
  });

  for (const [name, command] of Object.entries(commands)) {
    it(`${name} answers or refuses any words, over any file`, async () => {
      await fc.assert(
        fc.asyncProperty(
          wordsFor(name),
          anyText,
          fc.oneof({ weight: 3, arbitrary: fc.constant('') }, anyText),
          async (words, text, project) => {
            tidy(text, project);
            await run(command, words);
          },
        ),
        { numRuns: 120 },
      );
    }).timeout(60_000);
  }

  it('and as a whole it never shows a stack, and ends with 0, 1 or 2', () => {
    const cli = repository('dist/cli.js');
    const name = fc.oneof(fc.constantFrom(...Object.keys(commands), 'check'), fc.string({ unit: 'binary' }));
    const call = name.chain((one) =>
      wordsFor(one).map((words) => [one, ...words].map((word) => word.replaceAll('\0', '0'))),
    );
    fc.assert(
      fc.property(call, anyText, (words, text) => {
        tidy(text, '');
        const { status, stderr } = spawnSync(process.execPath, [cli, ...words], { encoding: 'utf8', input: '' });
        assert.ok(status !== null && [0, 1, 2].includes(status), JSON.stringify([words, status, stderr]));
        assert.doesNotMatch(stderr, /^\s+at |internal error|\bundefined\b/m, JSON.stringify(words));
        if (status === 2) assert.match(stderr, /^(codex-policy: [^\n]+\n)+$/, JSON.stringify(words));
      }),
      { numRuns: 40 },
    );
  }).timeout(120_000);
});
