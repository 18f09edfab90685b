/** Which paths and commands patterns cover: what hover says, held against the real Codex. */
import assert from 'node:assert/strict';
import { type CommandPattern, commandExamples, coversCommand } from '../../../server/src/codex/command-patterns.ts';
import { coversPath, pathExamples, readPathPattern } from '../../../server/src/codex/path-patterns.ts';
import { workspaceName } from '../../../server/src/real-codex/machine.ts';
import { withMachine } from '../release.ts';
import { runSession } from '../session.ts';

const files = [
  ...['.env', 'a/.env', 'a/b/.env', '.env.local', 'x.env', 'xenv', 'A.ENV', 'dir/file', 'dir/sub/file', 'dir2/file'],
  ...['dirfile', 'k1.pem', 'k12.pem', 'ka.pem', 'kB.pem', 'k^.pem', 'k!.pem', 'k].pem', 'k-.pem', '.hidden/x', '[x].t'],
  ...['x.t', 'a.t', 'b.t', 'a*b.t', 'a\\*b.t', 'é.t', 'brace{a,b}.t'],
];

const patterns = [
  ...[
    '.env',
    '**/.env',
    '*',
    '*.env',
    '**.env',
    'k?.pem',
    '?.t',
    'k[0-9].pem',
    'k[!0-9].pem',
    'k[^0-9].pem',
    'k[a-].pem',
  ],
  ...[
    'k[]].pem',
    'dir',
    'dir/',
    'dir/*',
    'dir/**',
    'dir/**/file',
    'dir*/file',
    'di*',
    'a\\*b.t',
    '[[]x].t',
    '**',
    '**/*.t',
  ],
];

/** The files of the workspace that a command cannot read, with a policy. */
function unreadable(requirements: string, more: readonly string[] = []): Promise<string[]> {
  const all = [...files, ...more];
  const workspace = Object.fromEntries(all.map((file) => [file, 'secret\n']));
  return withMachine({ requirements, workspace }, async (machine) => {
    const script = 'for file do cat "$file" >/dev/null 2>&1 || echo "$file"; done; echo end';
    const { stdout, stderr } = await machine.run(['sandbox', '--', 'sh', '-c', script, 'sh', ...all]);
    const lines = stdout.trimEnd().split('\n');
    assert.equal(lines.pop(), 'end', stderr);
    return lines;
  });
}

const denyRead = (pattern: string) =>
  `[permissions.filesystem]\ndeny_read = [${JSON.stringify(`~/${workspaceName}/${pattern}`)}]\n`;

const inProfile = (pattern: string) =>
  'default_permissions = "a"\nallowed_permission_profiles = { a = true }\n[permissions.a]\nextends = ":workspace"\n' +
  `[permissions.a.filesystem.":workspace_roots"]\n${JSON.stringify(pattern)} = "deny"\n`;

describe('patterns of paths', () => {
  for (const pattern of patterns) {
    it(`cover what they are said to: ${pattern}`, async () => {
      const read = readPathPattern(pattern);
      const examples = read && pathExamples(read);
      assert.ok(read && examples);
      const { covered, beside = '' } = examples;
      // Nothing of a workspace is beside a pattern for all of it, and a file cannot lie where a folder does.
      const isFile = (path: string) => path !== '' && !/^\/|^dir$/.test(path);
      const more = [covered, beside].filter((path) => isFile(path) && !files.includes(path));
      const all = [...files, ...more];
      assert.deepEqual(
        await unreadable(denyRead(pattern), more),
        all.filter((file) => coversPath(read, file)),
      );
    });
  }

  for (const pattern of ['**/.env', '*.env', 'dir', 'dir/*', 'di*', 'k?.pem']) {
    it(`cover the same in a permission profile: ${pattern}`, async () => {
      const read = readPathPattern(pattern);
      assert.ok(read);
      assert.deepEqual(
        await unreadable(inProfile(pattern)),
        files.filter((file) => coversPath(read, file)),
      );
    });
  }
});

const commandPatterns: readonly CommandPattern[] = [
  [['git']],
  [['git'], ['push', 'fetch']],
  [['git'], ['push', 'fetch'], ['--force']],
  [['echo', 'bash'], ['two words']],
];

const commands = [
  ...[
    'git',
    'git push',
    'git fetch origin',
    'git pull',
    'git push --force',
    'git push origin --force',
    'git push --forced',
  ],
  ...['GIT push', 'gitk', 'echo git', 'echo two words', 'bash'],
].map((command) => command.split(' '));

describe('patterns of commands', () => {
  for (const pattern of commandPatterns) {
    it(`cover what they are said to: ${JSON.stringify(pattern)}`, async () => {
      const { covered, beside } = commandExamples(pattern);
      const written = `prefix_rule(pattern=${JSON.stringify(pattern)}, decision="prompt")\n`;
      await withMachine({ workspace: { 'a.rules': written } }, async (machine) => {
        for (const command of [covered, beside, [...covered, 'more'], ...commands]) {
          const { stdout } = await machine.run(['execpolicy', 'check', '--rules', 'a.rules', '--', ...command]);
          const isCovered = /"decision"/.test(stdout);
          assert.equal(isCovered, coversCommand(pattern, command), `${command.join(' ')}: ${stdout}`);
        }
      });
    });
  }

  const rule = (tokens: string) => `[[rules.prefix_rules]]\npattern = [${tokens}]\ndecision = "prompt"\n`;
  const policy = rule('{ token = "uname" }, { any_of = ["-m", "-r"] }');

  for (const [command, isAsked] of [
    ['uname -m', true],
    ['uname -r -s', true],
    ['/usr/bin/uname -m', true],
    ['uname -s', false],
    ['uname', false],
    ['echo uname -m', false],
  ] as const) {
    it(`${isAsked ? 'ask' : 'do not ask'} before ${command} in a policy`, async () => {
      const { asked } = await runSession(policy, command);
      assert.equal(asked.length > 0, isAsked);
    });
  }
});
