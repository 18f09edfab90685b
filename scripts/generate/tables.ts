import { deployedKinds, deployments, mdmDomain } from '../../server/src/codex/deployment.ts';
import { requirementsControls } from '../../server/src/risk/controls/requirements.ts';
import { describeValueAsMarkdown } from '../../server/src/risk/describe.ts';
import { profileIds, profileTitle } from '../../server/src/risk/profiles.ts';
import { crossFileRules } from '../../server/src/rules/cross-file-rules.ts';
import { rules } from '../../server/src/rules/index.ts';
import { manifest } from './manifest.ts';
import { markdownTable } from './markdown.ts';

/** The tables of README.md, by the name of their markers. */
export function readmeTables(): Readonly<Record<string, string>> {
  return { settings: settings(), commands: commands(), rules: ruleTable('docs/rules/'), profiles: profiles() };
}

/** The tables of docs/deploying.md, by the name of their markers. */
export function deployingTables(): Readonly<Record<string, string>> {
  const rows = deployedKinds.map((kind) => {
    const { name, unix, windows, mdmKey } = deployments[kind];
    return [`\`${name}\``, `\`${unix}\``, `\`${windows}\``, `\`${mdmDomain}\`, \`${mdmKey}\``];
  });
  return { places: markdownTable(['File', 'Linux, macOS', 'Windows', 'Domain and key of MDM on macOS'], rows) };
}

/** The index of the rules' pages. */
export function ruleIndex(): string {
  return `# Rules\n\nEvery finding carries the name of its rule, which is the name of its page.\n\n${ruleTable('')}\n`;
}

function settings(): string {
  const { properties } = manifest.contributes.configuration;
  const rows = Object.entries(properties).map(([name, setting]) => {
    const types = [setting.type].flat();
    const other = types.includes('object') ? 'object' : types.includes('boolean') ? '`true`, `false`' : 'text';
    const values = 'enum' in setting ? setting.enum.map((value) => `\`${value}\``).join(', ') : other;
    const text = 'markdownDescription' in setting ? setting.markdownDescription : setting.description;
    return [`\`${name}\``, values, `\`${JSON.stringify(setting.default)}\``, text];
  });
  return markdownTable(['Setting', 'Values', 'Default', 'What it does'], rows);
}

function commands(): string {
  const rows = manifest.contributes.commands.map(({ command, title, category }) => [
    `**${category}: ${title}**`,
    `\`${command}\``,
  ]);
  return markdownTable(['Command', 'Id'], rows);
}

function ruleTable(folder: string): string {
  const rows = [...rules, ...Object.values(crossFileRules)].map(({ id, summary, severity, verdict }) => [
    `[\`${id}\`](${folder}${id}.md)`,
    summary,
    severity,
    verdict,
  ]);
  return markdownTable(['Rule', 'What it finds', 'Severity', 'What Codex does'], rows);
}

function profiles(): string {
  const rows = requirementsControls
    .filter(({ kind }) => kind !== 'own')
    .map((control) => [`\`${control.id}\``, ...profileIds.map((profile) => describeValueAsMarkdown(control, profile))]);
  return markdownTable(['Control', ...profileIds.map(profileTitle)], rows);
}
