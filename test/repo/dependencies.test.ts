import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import client from '../../client/package.json' with { type: 'json' };
import root from '../../package.json' with { type: 'json' };
import lock from '../../package-lock.json' with { type: 'json' };
import server from '../../server/package.json' with { type: 'json' };

const page = readFileSync(new URL('../../docs/dependencies.md', import.meta.url), 'utf8');

/** The packages in the tables below a heading. */
function listed(heading: string): string[] {
  const section = page.split(/^## /m).find((one) => one.startsWith(heading)) ?? '';
  const cells = [...section.matchAll(/^\| (`[^|]*) \| [^|]+ \|$/gm)];
  return cells.flatMap(([, cell = '']) => Array.from(cell.matchAll(/`([^`]+)`/g), ([, name = '']) => name)).sort();
}

describe('the dependencies', () => {
  it('are pinned, and listed with their reasons', () => {
    const shipped = { ...client.dependencies, ...server.dependencies };
    const others = { ...root.devDependencies, ...server.devDependencies };
    assert.deepEqual(listed('In the packages'), Object.keys(shipped).sort());
    assert.deepEqual(listed('To build and test'), Object.keys(others).sort());
    for (const version of Object.values({ ...shipped, ...others })) assert.match(version, /^\d+\.\d+\.\d+$/);
  });

  it('that are shipped have hashes in the lockfile, and run nothing when they are installed', () => {
    const packages: Readonly<
      Record<
        string,
        { version?: string; integrity?: string; hasInstallScript?: boolean; dev?: boolean; link?: boolean }
      >
    > = lock.packages;
    const shipped = Object.entries(packages).filter(
      ([path, { dev, link }]) => path.startsWith('node_modules/') && !dev && !link,
    );
    assert.ok(shipped.length >= 9, String(shipped.length));
    for (const [path, { integrity, hasInstallScript }] of shipped) {
      assert.match(integrity ?? '', /^sha512-/, path);
      assert.equal(hasInstallScript, undefined, path);
    }
  });
});
