/** Where a plain http address leads: to this machine itself, into a network of one's own, or out. */
type Reach = 'machine' | 'private' | 'public';

/** Where an address without encryption leads; undefined for all others, and where a variable is the host. */
export function plainHttpReach(address: string): Reach | undefined {
  const host = /^http:\/\/(?:[^/?#]*@)?(\[[^\]]*\]|[^/?#:]*)/i.exec(address.trim())?.[1]?.toLowerCase();
  if (host === undefined || host === '' || /[${}<>%]/.test(host)) return undefined;
  if (isLoopback(host)) return 'machine';
  return isPrivate(host) ? 'private' : 'public';
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
}

/** Ranges and endings that do not lead out of a network, and names that only such a network knows. */
function isPrivate(host: string): boolean {
  return (
    /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.\d/.test(host) ||
    /^(?:0\.0\.0\.0|\[(?:f[cd][\da-f]{2}|fe80):.*\])$/.test(host) ||
    /\.(?:local|localhost|internal|intranet|lan|home|home\.arpa|corp|ts\.net)$/.test(host) ||
    /^[\w-]+$/.test(host)
  );
}
