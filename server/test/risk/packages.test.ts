import assert from 'node:assert/strict';
import { fetchedBy } from '../../src/risk/packages.ts';

/** What a command fetches, as `word: pinned` or `word: open`, with the position of the word. */
function fetched(line: string): string | undefined {
  const [command = '', ...args] = line.split(' ');
  const found = fetchedBy(command, args);
  if (found && !args[found.index]?.includes(found.spec)) return 'the position is wrong';
  return found && `${found.index} ${found.spec}: ${found.pinned ? 'pinned' : 'open'}`;
}

describe('fetchedBy', () => {
  const expected: Readonly<Record<string, string | undefined>> = {
    'npx pkg': '0 pkg: open',
    'npx -y pkg': '1 pkg: open',
    'npx -y @scope/pkg --flag x@1.2.3': '1 @scope/pkg: open',
    'npx -y @scope/pkg@latest': '1 @scope/pkg@latest: open',
    'npx -y @scope/pkg@next': '1 @scope/pkg@next: open',
    'npx -y pkg@^1.2.3': '1 pkg@^1.2.3: open',
    'npx -y pkg@1': '1 pkg@1: open',
    'npx -y pkg@1.2.3': '1 pkg@1.2.3: pinned',
    'npx -y @scope/pkg@1.2.3-beta.1': '1 @scope/pkg@1.2.3-beta.1: pinned',
    'npx --package=pkg@1.2.3 bin': '0 pkg@1.2.3: pinned',
    'npx --yes -p pkg bin': '2 pkg: open',
    'npx --registry https://r.example.com -y pkg': '3 pkg: open',
    'npx -y github:owner/name': '1 github:owner/name: open',
    'npx -y github:owner/name#v1.2.3': '1 github:owner/name#v1.2.3: pinned',
    'npx owner/name#0a1b2c3d4e5f60718293a4b5c6d7e8f901234567':
      '0 owner/name#0a1b2c3d4e5f60718293a4b5c6d7e8f901234567: pinned',
    '/opt/homebrew/bin/npx -y pkg': '1 pkg: open',
    'C:\\nodejs\\npx.cmd -y pkg': '1 pkg: open',
    'cmd /c npx -y pkg': '3 pkg: open',
    'npm exec -- pkg': '2 pkg: open',
    'npm x pkg@1.0.0': '1 pkg@1.0.0: pinned',
    'npm run pkg': undefined,
    'pnpm dlx pkg': '1 pkg: open',
    'pnpm exec pkg': undefined,
    'yarn dlx pkg': '1 pkg: open',
    'bunx pkg@latest': '0 pkg@latest: open',
    'bun x pkg': '1 pkg: open',
    'bun run server.ts': undefined,
    'uvx pkg': '0 pkg: open',
    'uvx pkg@latest': '0 pkg@latest: open',
    'uvx pkg@1.2.3': '0 pkg@1.2.3: pinned',
    'uvx pkg==1.2': '0 pkg==1.2: pinned',
    'uvx pkg[extra]==1.2.3': '0 pkg[extra]==1.2.3: pinned',
    'uvx --from pkg==1.2.3 bin': '1 pkg==1.2.3: pinned',
    'uvx --python 3.12 --from pkg bin': '3 pkg: open',
    'uvx --from git+https://github.com/owner/name bin': '1 git+https://github.com/owner/name: open',
    'uvx --from git+https://github.com/owner/name@main bin': '1 git+https://github.com/owner/name@main: open',
    'uvx --from git+https://github.com/owner/name@v1.2.3 bin': '1 git+https://github.com/owner/name@v1.2.3: pinned',
    'uvx --from git+ssh://git@github.com/owner/name bin': '1 git+ssh://git@github.com/owner/name: open',
    'uvx --from ./server bin': undefined,
    'uvx pkg>=1.2': '0 pkg>=1.2: open',
    'uv tool run pkg': '2 pkg: open',
    'uv run server.py': undefined,
    'pipx run pkg': '1 pkg: open',
    'pipx run --spec pkg==1.2.3 bin': '2 pkg==1.2.3: pinned',
    'docker run -i --rm owner/image': '3 owner/image: open',
    'docker run -i --rm owner/image:latest': '3 owner/image:latest: open',
    'docker run -i --rm -e TOKEN ghcr.io/owner/image:1.2 stdio': '5 ghcr.io/owner/image:1.2: pinned',
    'docker run --rm --env-file .env host:5000/image': '4 host:5000/image: open',
    'docker run --mount=type=bind,src=/a,dst=/b owner/image:v2': '2 owner/image:v2: pinned',
    [`docker run owner/image@sha256:${'0a'.repeat(32)}`]: `1 owner/image@sha256:${'0a'.repeat(32)}: pinned`,
    'docker exec -i name server': undefined,
    'podman container run x': undefined,
    'npx --no-install pkg': undefined,
    'npx ./server': undefined,
    'npx tsx server.ts': undefined,
    'npx -y <pkg>': undefined,
    'npx -y {{pkg}}': undefined,
    'npx -y $PKG': undefined,
    'npx -y': undefined,
    npx: undefined,
    'my-server --npx pkg': undefined,
    'node server.js': undefined,
    'constructor x': undefined,
  };

  for (const [line, what] of Object.entries(expected)) {
    it(`${line} → ${what ?? 'nothing'}`, () => assert.equal(fetched(line), what));
  }

  it('stops at what is no string', () => {
    assert.equal(fetchedBy('npx', ['-y', undefined]), undefined);
    assert.equal(fetchedBy('cmd', ['/c']), undefined);
  });
});
