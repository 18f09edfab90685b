/** Documents of our own, asked of releases that `--versions` names: each loads or refuses them as the history says. */
import assert from 'node:assert/strict';
import { newestRelease } from '../../../server/src/codex/history/releases.ts';
import { isAccepted } from '../../../server/src/codex/history/verdict.ts';
import { releaseFor } from '../../../server/src/codex/version.ts';
import { isolateCodex } from '../../../server/src/real-codex/isolate.ts';
import { type Contents, withMachine } from '../../../server/src/real-codex/machine.ts';
import { parseDocument } from '../../../server/src/toml/document.ts';
import { observedLimits } from '../../../server/test/codex/history/observed-limits.ts';
import { observedOwn } from '../../../server/test/codex/history/observed-own.ts';
import { SetupError } from '../../host/entry.ts';
import { ensureCodex } from '../install.ts';
import { programOf } from '../program.ts';
import { settingsDocuments } from './release-settings.ts';

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
        const differing: string[] = [];
        for (const { name: id, text } of documents) {
          const told = await difference(name, { requirements: text }, isAccepted(parseDocument(text), release));
          if (told !== undefined) differing.push(`${id}: ${told}`);
        }
        assert.deepEqual(differing, []);
      });
      it('knows the settings that the history says', async () => {
        const differing: string[] = [];
        for (const { name: id, text, loads } of settingsDocuments()) {
          const told = await difference(name, { config: text }, loads(release));
          if (told !== undefined) differing.push(`${id}: ${told}`);
        }
        assert.deepEqual(differing, []);
      });
    });
  }
}

/** Where a release makes something else of a file than the history says. */
async function difference(name: string, contents: Contents, isLoaded: boolean): Promise<string | undefined> {
  const launcher = ensureCodex(process.env, fullName(name));
  const codex = { ...isolateCodex(launcher), executable: programOf(launcher) ?? launcher };
  const { code, stderr } = await withMachine(codex, contents, (machine) => machine.run(['features', 'list']));
  if ((code === 0) === isLoaded) return undefined;
  const [does, said] = isLoaded ? ['refuses', 'loads'] : ['loads', 'refuses'];
  return `Codex ${does} it, the history says it ${said} it. ${stderr.trim()}`;
}

/** The name on npm: `0.121` is `0.121.0`. */
function fullName(name: string): string {
  if (!/^\d+\.\d+(?:\.\d+)?$/.test(name)) throw new SetupError(`'${name}' is no release of Codex such as 0.121.0`);
  return /^\d+\.\d+$/.test(name) ? `${name}.0` : name;
}
