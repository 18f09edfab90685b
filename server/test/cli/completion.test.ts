import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { UsageError } from '../../src/cli/arguments.ts';
import { completionCommand } from '../../src/cli/completion.ts';
import { helpOn } from '../../src/cli/help.ts';
import { commandsOfHelp } from '../../src/cli/help-table.ts';

function script(shell: string): string {
  const printed: string[] = [];
  assert.equal(
    completionCommand([shell], (text) => printed.push(text)),
    0,
  );
  return printed.join('');
}

/** What bash offers after some words. */
function offered(...words: readonly string[]): string[] {
  const lines = [
    script('bash'),
    `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')})`,
    `COMP_CWORD=${words.length - 1}`,
    '_codex_policy',
    'printf "%s\\n" "$' + '{COMPREPLY[@]}"',
  ];
  const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-c', lines.join('\n')], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout.split('\n').filter((line) => line !== '');
}

describe('the table of commands', () => {
  it('has every command with its options', () => {
    const names = commandsOfHelp().map(({ name }) => name);
    assert.deepEqual(names, [
      'check',
      'fix',
      'verify',
      'effective',
      'posture',
      'versions',
      'init',
      'export',
      'import',
      'diff',
      'explain',
      'schema',
      'completion',
      'lsp',
    ]);
    const options = (name: string) =>
      commandsOfHelp()
        .find((one) => one.name === name)
        ?.options.map((one) => one.name);
    assert.deepEqual(options('versions'), ['--from', '--to', '--kind', '--format']);
    assert.deepEqual(options('lsp'), ['--stdio']);
  });

  it('leaves no option of the help out', () => {
    for (const { name, options } of commandsOfHelp()) {
      const written = [
        ...(helpOn(name)?.split('\n\nExit')[0] ?? '').matchAll(/^ {6}(--[a-z-]+)|, (--[a-z-]+)(?= [A-Z]| {2})/gm),
      ];
      const named = written.map(([, first, second]) => first ?? second);
      if (name !== 'lsp')
        assert.deepEqual(
          options.map((one) => one.name),
          named,
          name,
        );
    }
  });

  it('has an example of each command', () => {
    for (const { name } of commandsOfHelp())
      assert.match(helpOn(name) ?? '', new RegExp(`\nExample: .*codex-policy ${name} `), name);
  });
});

describe('codex-policy completion', () => {
  const commands = commandsOfHelp();

  it('names every command and option in each shell', () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      const text = script(shell);
      for (const { name, options } of commands) {
        assert.match(text, new RegExp(`\\b${name}\\b`), `${shell} ${name}`);
        for (const option of options)
          assert.ok(text.includes(option.name.slice(shell === 'fish' ? 2 : 0)), `${shell} ${option.name}`);
      }
    }
  });

  it('is a script that bash takes', function () {
    if (process.platform === 'win32') this.skip();
    const { status, stderr } = spawnSync('bash', ['-n'], { input: script('bash'), encoding: 'utf8' });
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
  });

  it('offers in bash what can follow', function () {
    if (process.platform === 'win32') this.skip();
    assert.deepEqual(offered('codex-policy', ''), [...commands.map(({ name }) => name), '--help', '--version']);
    assert.deepEqual(offered('codex-policy', 'ch'), ['check']);
    assert.deepEqual(offered('codex-policy', 'diff', '--f'), ['--format']);
    assert.deepEqual(offered('codex-policy', 'diff', '--format', ''), ['text', 'markdown', 'json']);
    assert.deepEqual(offered('codex-policy', 'fix', '--profile', 's'), ['security-oriented']);
    assert.deepEqual(offered('codex-policy', 'schema', 'a'), ['agent-role']);
    assert.deepEqual(offered('codex-policy', 'completion', ''), ['--help', 'bash', 'zsh', 'fish']);
    assert.deepEqual(offered('codex-policy', 'none', ''), []);
  });

  it('quotes what the help says for fish', () => {
    const line =
      "complete -c codex-policy -n '__fish_seen_subcommand_from fix' -l fail-on -x -a 'hint info warning error never' -d 'as for check, on what is left afterwards'";
    assert.ok(script('fish').split('\n').includes(line));
    assert.ok(
      script('fish')
        .split('\n')
        .every((text) => (text.replaceAll("\\'", '').split("'").length - 1) % 2 === 0),
    );
  });

  it('takes one shell', () => {
    for (const words of [[], ['bash', 'zsh'], ['ksh']])
      assert.throws(() => completionCommand(words, () => {}), UsageError);
  });
});
