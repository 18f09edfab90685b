/** Findings of a part apart from where in its file the part stands. */
import type { Span } from '../toml/syntax.ts';
import type { Finding } from './rule.ts';

/**
 * A finding with places in what its part is written with, piece after piece with a character between; undefined for one
 * that lies elsewhere.
 */
export function inPart(finding: Finding, spans: readonly Span[]): Finding | undefined {
  if (isOfFile(finding)) return finding;
  const isInside = ({ start, end }: Span) => spans.some((piece) => piece.start <= start && end <= piece.end);
  if (![finding.span, ...(finding.related ?? [])].every(isInside)) return undefined;
  return withPlaces(finding, (place) => {
    let before = 0;
    for (const { start, end } of spans) {
      if (start <= place && place <= end) return before + place - start;
      before += end - start + 1;
    }
    return before;
  });
}

/** The same finding with its places in a file that has the part. */
export function inFile(finding: Finding, spans: readonly Span[]): Finding {
  if (isOfFile(finding)) return finding;
  return withPlaces(finding, (place) => {
    let before = 0;
    for (const { start, end } of spans) {
      if (place <= before + end - start) return place - before + start;
      before += end - start + 1;
    }
    return place;
  });
}

/** Whether it is about the file as a whole, and stands at its beginning wherever the statements are. */
function isOfFile({ keyPath, span, related = [] }: Finding): boolean {
  return keyPath.length === 0 && span.end === 0 && related.length === 0;
}

function withPlaces(finding: Finding, at: (place: number) => number): Finding {
  const moved = ({ start, end }: Span) => ({ start: at(start), end: at(end) });
  const related = finding.related?.map((place) => ({ ...place, ...moved(place) }));
  return { ...finding, span: moved(finding.span), ...(related && { related }) };
}
