import type { Analysis } from '../features/analysis.ts';
import { versionsOf } from '../features/versions.ts';
import { versionsText } from '../features/versions-report.ts';

/** Asked by the client's command: what each release of Codex does with an open policy or settings. */
export const releasesRequest = 'codexPolicy/releases';

/** What fits beside the file in a window of usual width. */
const WIDTH = 72;

/** The table of the releases, as text. */
export function releasesText(path: string, { context }: Analysis): string {
  return versionsText({ path, versions: versionsOf(context) }, WIDTH);
}
