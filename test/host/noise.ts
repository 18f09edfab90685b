/** Beginnings of lines that every start of the workbench logs and that say nothing about the extension. */
const BEGINNINGS = [
  'Resolving connection token',
  'Resolved connection token',
  'Creating a socket',
  '[reconnection-grace-time]',
  '[DefaultAccount]',
  '[AgentHost',
  '[AccountPolicyGate]',
  '[Service Worker]',
  'Updating additional builtin',
  'Found additional builtin',
  'Skipping extension',
  'No search provider registered for scheme',
  'Ignoring ',
  'Loading development extension',
  'Started local extension host',
  'getaddrinfo E',
  'ENOPRO: No file system',
  'Canceled: Canceled',
  'CodeExpectedError',
  'Failed to fetch',
  'Failed to get installed servers',
  'Creation of workbench contribution',
  'Timed out waiting for authentication provider',
  'Settings Sync',
];

/** Failures that are harmless here: the native modules are optional, and nothing else is reachable. */
const PARTS = [
  /Request to .*nls\.json/,
  /Could not locate the bindings file/,
  /native-watchdog/,
  /A bad HTTP response code/,
  /net::ERR_NAME_NOT_RESOLVED/,
];

/** Whether a line of the workbench's log can be left out. */
export function isNoise(line: string): boolean {
  return BEGINNINGS.some((beginning) => line.startsWith(beginning)) || PARTS.some((part) => part.test(line));
}
