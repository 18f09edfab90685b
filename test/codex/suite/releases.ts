/** Documents of our own, asked of releases that `--versions` names: each loads or refuses them as the history says. */
import assert from 'node:assert/strict';
import { newestRelease } from '../../../server/src/codex/history/releases.ts';
import { isAccepted } from '../../../server/src/codex/history/verdict.ts';
import { releaseFor } from '../../../server/src/codex/version.ts';
import { isolateCodex } from '../../../server/src/real-codex/isolate.ts';
import { withMachine } from '../../../server/src/real-codex/machine.ts';
import { parseDocument } from '../../../server/src/toml/document.ts';
import { observedLimits } from '../../../server/test/codex/history/observed-limits.ts';
import { observedOwn } from '../../../server/test/codex/history/observed-own.ts';
import { SetupError } from '../../host/entry.ts';
import { ensureCodex } from '../install.ts';
import { programOf } from '../program.ts';

const documents = [...observedOwn, ...observedLimits];

/** Hundreds of starts. */
const TIMEOUT = 1_200_000;

/** What each of the releases makes of the documents. */
export function describeReleases(names: readonly string[]): void {
  for (const name of names) {
    const [release = newestRelease] = releaseFor(name).fleet ?? [];
    describe(`Codex ${name} on ${documents.length} documents of our own`, function () {
      this.timeout(TIMEOUT);
      it('loads and refuses what the history says', async () => {
        const launcher = ensureCodex(process.env, fullName(name));
        const codex = { ...isolateCodex(launcher), executable: programOf(launcher) ?? launcher };
        const differing: string[] = [];
        for (const { name: id, text } of documents) {
          const { code, stderr } = await withMachine(codex, { requirements: text }, (machine) =>
            machine.run(['features', 'list']),
          );
          const said = isAccepted(parseDocument(text), release) ? 'loads' : 'refuses';
          const does = code === 0 ? 'loads' : 'refuses';
          if (said !== does)
            differing.push(`${id}: Codex ${does} it, the history says it ${said} it. ${stderr.trim()}`);
        }
        assert.deepEqual(differing, []);
      });
    });
  }
}

/** The name on npm: `0.121` is `0.121.0`. */
function fullName(name: string): string {
  if (!/^\d+\.\d+(?:\.\d+)?$/.test(name)) throw new SetupError(`'${name}' is no release of Codex such as 0.121.0`);
  return /^\d+\.\d+$/.test(name) ? `${name}.0` : name;
}
