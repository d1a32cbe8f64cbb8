/** The command was called wrongly. */
export class Misused extends Error {
  override readonly name = 'Misused';
}
