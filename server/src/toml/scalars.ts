import type { BooleanValue, DateTimeValue, FloatValue, IntegerValue, TomlVersion } from './syntax.ts';

const INTEGER = /^(?:[+-]?(?:0|[1-9](?:_?\d)*)|0x[\da-fA-F](?:_?[\da-fA-F])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*)$/;
const FLOAT = /^[+-]?(?:(?:0|[1-9](?:_?\d)*)(?:\.\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?|inf|nan)$/;
const DATE = String.raw`(\d{4})-(\d{2})-(\d{2})`;
const TIME = String.raw`(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?`;
const LOCAL_TIME = new RegExp(`^${TIME}$`);
const DATE_TIME = new RegExp(`^${DATE}(?:[Tt ]${TIME}(?:([Zz])|([+-])(\\d{2}):(\\d{2}))?)?$`);

const MAX_INTEGER = 2n ** 63n - 1n;
const MIN_INTEGER = -(2n ** 63n);

type Scalar = IntegerValue | FloatValue | BooleanValue | DateTimeValue;

/** Reads an unquoted token as a TOML scalar; undefined when it is none. `start` is its offset in the text. */
export function readScalar(token: string, start: number, version: TomlVersion): Scalar | undefined {
  const end = start + token.length;
  if (token === 'true' || token === 'false') return { kind: 'boolean', value: token === 'true', start, end };
  if (INTEGER.test(token)) {
    const value = toBigInt(token.replaceAll('_', ''));
    return value >= MIN_INTEGER && value <= MAX_INTEGER ? { kind: 'integer', value, start, end } : undefined;
  }
  if (FLOAT.test(token)) {
    const value = toFloat(token.replaceAll('_', ''));
    const isTooLarge = !Number.isFinite(value) && /\d/.test(token);
    return isTooLarge ? undefined : { kind: 'float', value, start, end };
  }
  return readDateTime(token, { start, end }, version);
}

function toBigInt(digits: string): bigint {
  if (digits.startsWith('-')) return -BigInt(digits.slice(1));
  return BigInt(digits.startsWith('+') ? digits.slice(1) : digits);
}

function toFloat(token: string): number {
  const magnitude = token.replace(/^[+-]/, '');
  const value = magnitude === 'inf' ? Number.POSITIVE_INFINITY : magnitude === 'nan' ? Number.NaN : Number(magnitude);
  return token.startsWith('-') ? -value : value;
}

function readDateTime(token: string, span: { start: number; end: number }, version: TomlVersion) {
  const time = LOCAL_TIME.exec(token);
  if (time) {
    const text = timeText(time.slice(1, 5), version);
    return text === undefined ? undefined : ({ kind: 'datetime', form: 'local-time', value: text, ...span } as const);
  }
  const match = DATE_TIME.exec(token);
  if (!match) return undefined;
  const [, year = '', month = '', day = '', hour, , , , zulu, sign, offsetHour = '00', offsetMinute = '00'] = match;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month))) return undefined;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return { kind: 'datetime', form: 'local-date', value: date, ...span } as const;
  const text = timeText(match.slice(4, 8), version);
  if (text === undefined || Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined;
  if (!zulu && !sign) return { kind: 'datetime', form: 'local-date-time', value: `${date}T${text}`, ...span } as const;
  const offset = zulu ? 'Z' : `${sign}${offsetHour}:${offsetMinute}`;
  return { kind: 'datetime', form: 'offset-date-time', value: `${date}T${text}${offset}`, ...span } as const;
}

function timeText(parts: readonly (string | undefined)[], version: TomlVersion): string | undefined {
  const [hour = '', minute = '', second, fraction = ''] = parts;
  if (second === undefined && version === '1.0') return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return undefined;
  return `${hour}:${minute}:${second ?? '00'}${fraction}`;
}

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
