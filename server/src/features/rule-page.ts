/** The address of a rule's page, wherever it is linked to; `docs` is that of the folder, with a slash at its end. */
export function rulePage(docs: string, rule: string): string {
  return `${docs}${rule}.md`;
}
