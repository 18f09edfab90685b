/** Mocha's own bundle for browsers, which puts itself into the global scope: it stands in for the package. */
import 'mocha/mocha.js';

export default (globalThis as { Mocha?: unknown }).Mocha;
