/** Asks Codex about all role files at one start: it reads a whole folder of them, and warns of each that it drops. */
import { withAppServer } from '../../../server/src/real-codex/app-server.ts';
import { textAt } from '../../../server/src/real-codex/json.ts';
import { withMachine } from '../release.ts';
import { documents, roleName, rolesNamedIn } from './index.ts';
import type { Recorded } from './recorded.ts';

const DROPPED = 'Ignoring malformed agent role definition: ';

export function askAll(): Promise<Recorded[]> {
  const files = documents.map(({ text }, index) => [`.codex/agents/${roleName(index)}.toml`, text] as const);
  return withMachine({ home: Object.fromEntries(files) }, (machine) =>
    withAppServer(machine, async (server) => {
      // The warnings are sent before the answer.
      await server.request('configRequirements/read', {});
      const warnings = server.notifications('configWarning').map((warning) => textAt(warning, 'summary') ?? '');
      const dropped = new Set(
        warnings
          .filter((warning) => warning.startsWith(DROPPED))
          // The first name is that of the file; others may stand in a quoted line.
          .flatMap((warning) => rolesNamedIn(warning).slice(0, 1)),
      );
      return documents.map((_, index) => (dropped.has(index) ? 'dropped' : 'taken'));
    }),
  );
}
