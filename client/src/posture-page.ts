/** In the colours of the theme, which only repeat what the words say. */
const STYLE = `
body { color: var(--vscode-foreground); background: var(--vscode-editor-background); font: var(--vscode-font-size) var(--vscode-font-family); padding: 0 1rem 2rem; }
h1 { font-size: 1.5em; font-weight: 600; margin: 1rem 0 0.3rem; }
p { margin: 0.3rem 0; }
#status { color: var(--vscode-descriptionForeground); min-height: 1.4em; }
table { border-collapse: collapse; margin: 1rem 0; width: 100%; }
caption { text-align: left; padding-bottom: 0.5rem; color: var(--vscode-descriptionForeground); }
th, td { border: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border))); padding: 0.4rem 0.5rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
th { font-weight: 600; }
tbody th { width: 9rem; }
tbody th + td { width: 30%; }
tbody th code { font-weight: 400; }
td code, td small, tbody th code { overflow-wrap: anywhere; }
tbody tr:hover { background: var(--vscode-list-hoverBackground); }
code { font-family: var(--vscode-editor-font-family); font-size: 0.95em; color: var(--vscode-foreground); background: none; padding: 0; }
small, dd, .none, .notes { color: var(--vscode-descriptionForeground); font-size: 0.92em; font-weight: 400; }
ul { margin: 0.3rem 0 0; padding-left: 1.1rem; }
.faults { color: var(--vscode-errorForeground); }
.state { font-weight: 600; white-space: nowrap; margin-right: 0.4rem; }
.met, .stricter { border-left: 3px solid var(--vscode-testing-iconPassed); }
.weaker, .ignored { border-left: 3px solid var(--vscode-editorError-foreground); }
.missing { border-left: 3px dashed var(--vscode-editorWarning-foreground); }
button { font: inherit; font-weight: 400; color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); border: 1px solid var(--vscode-contrastBorder, var(--vscode-button-border, transparent)); border-radius: 2px; padding: 0.1rem 0.5rem; cursor: pointer; }
button:hover { background: var(--vscode-button-secondaryHoverBackground); }
button:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
button[data-do='reveal'] { color: var(--vscode-textLink-foreground); background: none; border: none; padding: 0; text-align: left; font-weight: 600; text-decoration: underline; }
small button[data-do='reveal'] { font-weight: 400; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content auto; gap: 0.2rem 1rem; }
dt { padding-left: 0.5rem; }
dd { margin: 0; }
@media (max-width: 46rem) {
  table { min-width: 29rem; table-layout: fixed; }
  th, td { padding: 0.3rem; }
  thead th { width: 18%; }
  thead th:first-child { width: 21%; }
  thead th:nth-child(2) { width: 25%; }
}
`;

/** What the page needs of the webview that shows it. */
export interface PageParts {
  /** A word that nobody can guess: only what carries it counts as style or script. */
  readonly nonce: string;
  /** The address of the script. */
  readonly script: string;
  /** What it says by itself, in the language of the editor. */
  readonly words: {
    readonly language: string;
    readonly title: string;
    readonly markdown: string;
    readonly html: string;
  };
}

/** The page around the view. Nothing in it comes from a file: that is sent to its script. */
export function posturePage({ nonce, script, words }: PageParts): string {
  return `<!DOCTYPE html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<title>${words.title}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<p id="status" role="status"></p>
<div id="posture" lang="en"></div>
<p id="export" hidden>
<button type="button" data-do="export" data-format="markdown">${words.markdown}</button>
<button type="button" data-do="export" data-format="html">${words.html}</button>
</p>
</main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
