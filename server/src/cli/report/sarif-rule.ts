import { crossFileRules } from '../../rules/cross-file-rules.ts';
import { rules } from '../../rules/index.ts';

const levels = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const;

/** A rule as SARIF describes it: its summary, its page in full, and where that page lies. */
export function sarifRule(id: string, address: string, page: string | undefined) {
  const rule = [...rules, ...Object.values(crossFileRules)].find((one) => one.id === id);
  const summary = rule?.summary ?? id;
  return {
    id,
    name: id.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    help: { text: page === undefined ? summary : plain(page), ...(page !== undefined && { markdown: page }) },
    helpUri: address,
    defaultConfiguration: { level: rule ? levels[rule.severity] : 'none' },
    properties: { tags: ['security'], ...(rule && { verdict: rule.verdict }) },
  };
}

/** A page without its marks, for viewers that show no Markdown. */
function plain(page: string): string {
  return page
    .replaceAll(/^#+ /gm, '')
    .replaceAll(/^```.*$\n/gm, '')
    .replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replaceAll('**', '')
    .trim();
}
