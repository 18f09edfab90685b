import { createRequire } from 'node:module';
import path from 'node:path';
import type { HostPaths } from './paths.ts';

/** The members of playwright-core that the project uses. The package is part of the host, not of the project. */
interface BrowserType {
  launch(options: { executablePath: string; headless: boolean; args: readonly string[] }): Promise<Browser>;
}

export interface Browser {
  newContext(options: { viewport: { width: number; height: number } }): Promise<{ newPage(): Promise<Page> }>;
  close(): Promise<void>;
}

export interface Page {
  readonly keyboard: { press(key: string): Promise<void>; type(text: string): Promise<void> };
  readonly mouse: {
    move(x: number, y: number, options?: { steps: number }): Promise<void>;
    click(x: number, y: number): Promise<void>;
    down(): Promise<void>;
    up(): Promise<void>;
  };
  goto(url: string): Promise<unknown>;
  exposeFunction<Arguments extends unknown[]>(name: string, callback: (...args: Arguments) => unknown): Promise<void>;
  on(event: 'crash', listener: () => void): unknown;
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): unknown;
  locator(selector: string): Locator;
  /** The page itself and those within it, such as webviews. */
  frames(): Frame[];
  waitForSelector(selector: string, options?: WaitOptions): Promise<unknown>;
  waitForTimeout(milliseconds: number): Promise<void>;
  evaluate<Result>(expression: string): Promise<Result>;
  screenshot(options: { path: string; clip?: Box }): Promise<unknown>;
}

/** A page within the page. */
export interface Frame {
  locator(selector: string): Locator;
  evaluate<Result>(expression: string): Promise<Result>;
}

interface Locator {
  first(): Locator;
  nth(index: number): Locator;
  filter(options: { hasText: string | RegExp }): Locator;
  locator(selector: string): Locator;
  waitFor(options?: WaitOptions): Promise<void>;
  click(): Promise<void>;
  hover(): Promise<void>;
  count(): Promise<number>;
  innerText(): Promise<string>;
  allInnerTexts(): Promise<string[]>;
  isVisible(): Promise<boolean>;
  boundingBox(): Promise<Box | null>;
}

/** A rectangle of the page, in CSS pixels. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface WaitOptions {
  readonly state?: 'attached' | 'detached' | 'visible' | 'hidden';
  readonly timeout?: number;
}

/** Loads playwright-core from the host. */
export function loadChromiumDriver(host: HostPaths): BrowserType {
  const require = createRequire(path.join(host.root, 'package.json'));
  const playwright: { chromium: BrowserType } = require('playwright-core');
  return playwright.chromium;
}
