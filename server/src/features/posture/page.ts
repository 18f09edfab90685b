import { codexVersion } from '../../codex/version.ts';
import { htmlPage, styleOnly } from '../html-page.ts';
import type { EffectivePosture } from './effective.ts';
import { effectiveHtml, htmlOf, postureHtml } from './html.ts';
import type { PostureMatrix } from './matrix.ts';
import { effectiveTitle } from './words.ts';

/** Readable on a screen, light or dark, and on paper. The colours only repeat what the words say. */
const STYLE = `
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding-bottom: .5rem; }
th, td { border: 1px solid GrayText; padding: .4rem .6rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
th { font-weight: 600; }
tbody th { width: 13rem; }
tbody th code { font-weight: 400; }
td code, td small, tbody th code { overflow-wrap: anywhere; }
code { font-family: ui-monospace, monospace; font-size: .9em; }
ul { margin: .3rem 0 0; padding-left: 1.1rem; }
.state { font-weight: 600; white-space: nowrap; }
.met, .stricter { border-left: .35rem solid light-dark(#1a7f37, #3fb950); }
.weaker, .ignored { border-left: .35rem solid light-dark(#cf222e, #f85149); }
.missing { border-left: .35rem dashed light-dark(#9a6700, #d29922); }
dl { display: grid; grid-template-columns: max-content auto; gap: .2rem 1rem; }
dt { padding-left: .5rem; }
dd { margin: 0; }
@media print {
  @page { size: landscape; }
  :root { color-scheme: light; font-size: 10pt; }
  body { margin: 0; max-width: none; padding: 0; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
`;

/** The matrix as one page that needs nothing else and runs nothing. */
export function posturePage(matrix: PostureMatrix, name: string): string {
  return pageWith(`Posture of ${htmlOf(name)}`, postureHtml(matrix, name, false));
}

/** The same of all files that count together. */
export function effectivePage(posture: EffectivePosture): string {
  return pageWith(`Posture: ${effectiveTitle}`, effectiveHtml(posture, false));
}

function pageWith(title: string, content: string): string {
  const body = `<main>
${content}
</main>
<footer><p>Made by Codex Policy, for Codex ${codexVersion}.</p></footer>`;
  return htmlPage({ title, style: STYLE, policy: styleOnly, body });
}
