import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CannotRunError, UsageError } from '../../src/cli/arguments.ts';
import { verifyCommand } from '../../src/cli/verify.ts';
import { verifyText } from '../../src/lsp/verify.ts';
import { CannotAskError } from '../../src/real-codex/cannot-ask.ts';
import { NoCodexError } from '../../src/real-codex/find.ts';
import { IsolationError } from '../../src/real-codex/isolate.ts';
import type { RealCodex } from '../../src/real-codex/real-codex.ts';
import { accepted, fakeCodex, guarded, noCodex, readable, rejected } from '../real-codex/fake.ts';

describe('codex-policy verify', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'verify-'));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  async function run(text: string, codex: RealCodex, ...words: string[]) {
    const file = path.join(folder, 'requirements.toml');
    writeFileSync(file, text);
    let printed = '';
    const print = (part: string) => {
      printed += part;
    };
    const status = await verifyCommand([...words, file], print, async () => codex);
    return { status, printed: printed.replaceAll(folder, '').replaceAll(path.sep, '/') };
  }

  it('says which Codex accepts the file, with exit code 0', async () => {
    assert.deepEqual(await run('allowed_sandbox_modes = ["read-only"]\n', fakeCodex(accepted())), {
      status: 0,
      printed: 'Codex 0.169.0 (/opt/codex)\n\n/requirements.toml: Codex accepts it, and ignores nothing\n',
    });
  });

  it('says why Codex rejects the file, and our finding, with exit code 1', async () => {
    const error = 'unknown variant `x`, expected one of `read-only`\nin `allowed_sandbox_modes`\n';
    const text = 'allowed_sandbox_modes = ["x"]\nnope = 1\n[otel]\nfoo = 1\n';
    assert.deepEqual(await run(text, fakeCodex(rejected(error))), {
      status: 1,
      printed: `Codex 0.169.0 (/opt/codex)

/requirements.toml: Codex rejects it, and does not start
  Codex: unknown variant \`x\`, expected one of \`read-only\` in \`allowed_sandbox_modes\`
  Codex Policy:
    /requirements.toml:1:26: Codex 0.169 refuses the file: \`allowed_sandbox_modes\` takes one of \`read-only\`, \`workspace-write\`, \`danger-full-access\`, \`external-sandbox\`. [invalid-value]
  Codex Policy says that it also refuses, and stops at the first:
    /requirements.toml:4:1: Codex 0.169 does not know \`otel.foo\` and refuses the file for it. [unknown-key]
  Codex Policy says that it also ignores, once it accepts the file:
    /requirements.toml:2:1: Codex 0.169 does not know \`nope\` and ignores it. [unknown-key]
`,
    });
  });

  it('says what Codex ignores, what it does not name, and what has no effect, with exit code 1', async () => {
    const text = 'nope = 1\n[hooks]\nnope = 1\n[permissions.filesystem]\ndeny_read = [".env"]\n';
    assert.deepEqual(await run(text, fakeCodex(accepted({ ignoredKeys: ['nope'] }))), {
      status: 1,
      printed: `Codex 0.169.0 (/opt/codex)

/requirements.toml: Codex accepts it, and ignores 2 keys
  Codex ignores \`nope\`
    /requirements.toml:1:1: Codex 0.169 does not know \`nope\` and ignores it. [unknown-key]
  Codex Policy says that it also ignores, and does not name:
    /requirements.toml:3:1: Codex 0.169 does not know \`hooks.nope\` and ignores it. [unknown-key]
  1 setting does not have the effect meant, and Codex is silent about it: see codex-policy check
`,
    });
  });

  it('asks to report what differs, unless the release is another', async () => {
    const same = await run('', fakeCodex(accepted({ ignoredKeys: ['new_key'] })));
    assert.equal(same.status, 1);
    assert.equal(
      same.printed,
      `Codex 0.169.0 (/opt/codex)

/requirements.toml: Codex accepts it, and ignores 1 key; Codex Policy says otherwise
  Codex ignores \`new_key\`
  Differs: Codex ignores \`new_key\`, of which Codex Policy does not say so.

Where the two differ, Codex is right: please report it.
`,
    );
    const newer = await run('', fakeCodex(accepted({ ignoredKeys: ['new_key'] }), undefined, '9.1.0'));
    assert.match(newer.printed, /^Codex 9\.1\.0 \(\/opt\/codex\)\nCodex 9\.1\.0 is newer than every release/);
    assert.match(newer.printed, /\nWhere the two differ, Codex is right\. It may be due to the release\.\n$/);
  });

  it('proves which files are guarded, and fails for a named one that is readable', async () => {
    const text = '[permissions.filesystem]\ndeny_read = ["~/.ssh/**", "/srv/x"]\n';
    const holds = fakeCodex(accepted(), (file) => (file.startsWith('.ssh/') ? guarded : readable));
    const { status, printed } = await run(text, holds, '--prove');
    assert.equal(status, 0);
    assert.match(
      printed,
      /\n {2}Files that the policy names\n {4}guarded {3}~\/\.ssh\/id_ed25519 +"~\/\.ssh\/\*\*" \(line 2\)\n/,
    );
    assert.match(printed, /\n {2}Usual secrets that it does not name\n {4}READABLE {2}~\/workspace\/\.env\n/);
    assert.match(printed, /\n {2}Not tried\n {4}"\/srv\/x" \(line 2\): it lies outside of the pretended home/);
    const leaks = await run(text, fakeCodex(accepted()), '--prove');
    assert.equal(leaks.status, 1);
    assert.match(leaks.printed, /READABLE {2}~\/\.ssh\/id_ed25519 +"~\/\.ssh\/\*\*" \(line 2\)\n/);
  });

  it('proves nothing of a file that Codex rejects', async () => {
    const { status, printed } = await run('allowed_sandbox_modes = []\n', fakeCodex(rejected('x')), '--prove');
    assert.equal(status, 1);
    assert.match(printed, /\n {2}Nothing to prove: Codex does not start with this file\n$/);
  });

  it('says in Codex’s words that no command runs', async () => {
    const broken: RealCodex = {
      ...fakeCodex(accepted()),
      readFiles: async (_, files) => ({
        files: files.map(() => ({ guard: 'broken', words: '' })),
        control: { guard: 'broken', words: '' },
        broken: 'unreadable glob',
      }),
    };
    const { status, printed } = await run('[permissions.filesystem]\ndeny_read = ["/**/.env"]\n', broken, '--prove');
    assert.equal(status, 1);
    assert.match(
      printed,
      /\n {2}No command runs at all\. Codex: unreadable glob\n {2}Files that the policy names\n {4}broken {4}~\/\.env /,
    );
    assert.doesNotMatch(printed, /Usual secrets/);
  });

  it('reports as JSON, with lines and characters from 0', async () => {
    const text = '[permissions.filesystem]\ndeny_read = ["~/.ssh/**"]\nnope = 1\n';
    const codex = fakeCodex(accepted({ ignoredKeys: ['permissions.filesystem.nope'] }), () => guarded);
    const { status, printed } = await run(text, codex, '--format', 'json', '--prove');
    assert.equal(status, 1);
    const { version, codex: asked, files } = JSON.parse(printed);
    assert.equal(version, 1);
    assert.deepEqual(asked, { executable: '/opt/codex', release: '0.169.0', described: '0.169' });
    const [{ proof, ignored, ...file }] = files;
    assert.deepEqual(file, {
      path: '/requirements.toml',
      accepted: true,
      error: null,
      sameAsError: null,
      furtherRejections: [],
      ignoredUnnamed: [],
      ineffective: [],
      differences: [],
    });
    assert.deepEqual(ignored[0].finding.range, { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } });
    assert.deepEqual(proof.files[0], {
      path: '~/.ssh/id_ed25519',
      guard: 'guarded',
      words: 'cat: x: Permission denied',
      namedBy: [
        {
          pattern: '~/.ssh/**',
          range: { start: { line: 1, character: 13 }, end: { line: 1, character: 24 } },
        },
      ],
    });
  });

  it('says in one line why it cannot run', async () => {
    const file = path.join(folder, 'requirements.toml');
    writeFileSync(file, '');
    const why = (words: readonly string[], error: CannotAskError) =>
      verifyCommand(words, () => {}, noCodex(error)).catch((thrown: unknown) => thrown);
    const none = new CannotAskError('it says nothing');
    assert.deepEqual(await why([], none), new UsageError('verify: no files given'));
    assert.deepEqual(
      await why([path.join(folder, 'x')], none),
      new CannotRunError(`${folder}${path.sep}x: no such file`),
    );
    assert.deepEqual(await why([file], none), new CannotRunError('verify: it says nothing'));
    assert.deepEqual(
      await why([file], new NoCodexError('there is none')),
      new CannotRunError('verify: there is none, or name it with --codex PATH'),
    );
    assert.deepEqual(
      await why([file], new IsolationError('not here')),
      new CannotRunError('verify: not here. Run it as root in a Linux container, such as a CI job'),
    );
    const bug = new TypeError('a bug');
    await assert.rejects(
      verifyCommand(
        [file],
        () => {},
        () => Promise.reject(bug),
      ),
      bug,
    );
  });
});

describe('verifying for an editor', () => {
  it('answers with a summary and the report', async () => {
    assert.deepEqual(
      await verifyText('/a/requirements.toml', 'nope = 1\n', undefined, async () =>
        fakeCodex(accepted({ ignoredKeys: ['nope'] })),
      ),
      {
        summary: 'requirements.toml: Codex accepts it, and ignores 1 key',
        good: false,
        report: `Codex 0.169.0 (/opt/codex)

/a/requirements.toml: Codex accepts it, and ignores 1 key
  Codex ignores \`nope\`
    /a/requirements.toml:1:1: Codex 0.169 does not know \`nope\` and ignores it. [unknown-key]
`,
      },
    );
  });

  it('says what to do where no Codex can be asked', async () => {
    const answer = (error: CannotAskError) => verifyText('/a.toml', '', undefined, noCodex(error));
    assert.deepEqual(await answer(new NoCodexError('there is none')), {
      problem: 'there is none, or name it in the setting codexPolicy.codexPath.',
    });
    assert.deepEqual(await answer(new IsolationError('not here')), {
      problem: 'not here. In a Linux container, such as a CI job, codex-policy verify does it.',
    });
    assert.deepEqual(await answer(new CannotAskError('it says nothing')), { problem: 'it says nothing.' });
  });
});
