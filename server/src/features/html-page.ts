/** A page of HTML that needs nothing else, around what is on it. */
export interface HtmlPage {
  /** As HTML. */
  readonly title: string;
  readonly style: string;
  /** What may run and load, as a content security policy; nothing else does. */
  readonly policy: string;
  /** What stands in the body, as HTML. */
  readonly body: string;
}

/** What is allowed where a page has a style of its own and nothing that runs. */
export const styleOnly = "default-src 'none'; style-src 'unsafe-inline'";

/** The whole page. Its policy stands before all that it is for. */
export function htmlPage({ title, style, policy, body }: HtmlPage): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
