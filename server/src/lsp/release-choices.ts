/** What the client's command for the setting of the release offers. */
import type { Connection } from 'vscode-languageserver';
import { type ReleaseChoice, releaseChoices } from '../features/release-choices.ts';

/** Asked by the client's command. The installed Codex is run only where the client says that it may be. */
export const releaseChoicesRequest = 'codexPolicy/releaseChoices';

/** The Codex that is installed, or why none is known: a sentence. */
export type InstalledAnswer = { readonly executable: string; readonly release: string } | { readonly problem: string };

/** The values to choose from, and why that of the installed Codex is not among them. */
export interface ReleaseChoices {
  readonly choices: readonly ReleaseChoice[];
  readonly problem?: string;
}

/** `installed` asks the Codex that is named, where the server runs on a machine that may have one. */
export function wireReleaseChoices(
  connection: Connection,
  installed: ((codex: string | undefined) => Promise<InstalledAnswer>) | undefined,
): void {
  connection.onRequest<ReleaseChoices, void>(
    releaseChoicesRequest,
    async ({ run, codex }: { run: boolean; codex?: string }) => {
      const answer = run ? await installed?.(codex) : undefined;
      if (answer && 'problem' in answer) return { choices: releaseChoices(), problem: answer.problem };
      return { choices: releaseChoices(answer) };
    },
  );
}
