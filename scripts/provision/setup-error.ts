/** The machine lacks something; the message says what was tried and what to do, and needs no stack trace. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}
