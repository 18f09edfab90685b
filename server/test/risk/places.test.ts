import assert from 'node:assert/strict';
import { type Place, placeAt } from '../../src/risk/places.ts';

describe('placeAt', () => {
  const expected: Readonly<Record<Place | 'none', readonly string[]>> = {
    everything: ['/', '//', '/.', '/home/..', 'C:\\', 'c:/', 'D:'],
    home: ['~', '~/', '~/.', '/home', '/home/me', '/home/me/', '/Users/me', '/root', 'C:\\Users\\me', 'C:/Users'],
    credentials: ['~/.ssh', '~/.ssh/', '~/.ssh/config', '/Users/me/.aws', '~/.config', '~/.config/gh', '~/.npmrc'],
    codex: ['~/.codex', '/home/me/.codex/', '~/.codex/config.toml', '/etc/codex', 'C:\\Users\\me\\.codex'],
    programs: ['~/.bashrc', '~/.zshrc', '~/.local/bin', '~/bin', '/Users/me/Library/LaunchAgents', '~/.config/fish'],
    system: ['/etc', '/etc/hosts', '/usr/local/bin', '/usr', '/var', '/a/../etc', 'C:\\Windows', '/Library'],
    shared: ['/tmp', '/var/tmp', '/private/tmp', '/Users/Shared', '/dev/shm', 'C:\\Windows\\Temp', 'C:\\Users\\Public'],
    none: [
      ...['', 'x', '.', './x', '~me', '$HOME', '~/code', '~/.codex/memories', '/home/me/code', '/srv', '/opt/tool'],
      ...['~/.cache', '~/.config/app', '/var/lib/app', '/usr/share/app', '/tmp/x', '/data', 'C:\\work', '/rootless'],
      ...['/etcetera', '/homes/x', '~/.ssh-notes', '~/binaries'],
    ],
  };

  for (const [place, paths] of Object.entries(expected)) {
    it(place, () => {
      assert.deepEqual(
        paths.filter((path) => (placeAt(path) ?? 'none') !== place),
        [],
      );
    });
  }
});
