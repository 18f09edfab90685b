import { configSchema } from '../codex/config/index.ts';
import { placesIgnoredInProjects } from '../codex/config/project.ts';
import { runName, runsOf } from '../codex/history/runs.ts';
import { takenFromProjects } from '../codex/history/settings-files.ts';
import { schemaAt } from '../codex/lookup.ts';
import { codexVersion } from '../codex/version.ts';
import { find, type Item } from '../toml/document.ts';
import { removeItem } from '../toml/remove.ts';
import { applyEdits } from '../toml/text-edit.ts';
import type { Rule } from './rule.ts';
import { keyName, listed } from './text.ts';

/** A setting that Codex does not take from a project. */
export const projectIgnoredKey: Rule<Item> = {
  id: 'project-ignored-key',
  kinds: ['config'],
  summary: 'A key that Codex skips in the config.toml of a project.',
  severity: 'warning',
  verdict: 'ignores',

  *check({ document: { root }, isProject, release: { fleet = [] } }) {
    if (!isProject) return;
    for (const place of placesIgnoredInProjects) {
      const item = find(root, place);
      const span = item?.names[0];
      if (!item || !span) continue;
      // Of an older form there is nothing to be gained elsewhere either.
      const counts = schemaAt(configSchema, place)?.deprecated === undefined;
      const elsewhere = counts ? ' It counts in the user’s own `~/.codex/config.toml`.' : '';
      yield {
        message: `Codex ${codexVersion} ignores ${keyName(item.path)} in the \`.codex/config.toml\` of a project.${elsewhere}${takenBefore(place, fleet)}`,
        keyPath: item.path,
        span,
        data: item,
      };
    }
  },

  // Whoever wrote it may want to move it.
  fixes({ document }, { data: item }) {
    const apply = () => applyEdits(document.text, removeItem(document, item));
    return [{ title: `Remove \`${item.step}\``, safe: false, apply }];
  },
};

/** What a reader has to know whose range has releases that go by the key all the same. */
function takenBefore(place: readonly string[], fleet: readonly number[]): string {
  const releases = takenFromProjects(place);
  if (!releases.some((release) => fleet.includes(release))) return '';
  return ` Codex ${listed(runsOf(releases).map(runName))} still take it from a project.`;
}
