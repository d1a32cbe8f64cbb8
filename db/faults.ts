/** The SQLSTATE of a database error, through drizzle's wrapper; null for anything else. */
function sqlState(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code))
    return error.code;
  return 'cause' in error ? sqlState(error.cause) : null;
}

export function isUniqueViolation(error: unknown): boolean {
  return sqlState(error) === '23505';
}

/** The server is away, starting, stopping or out of connections: worth a retry, and a 503 to a caller. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  // 25P03: the server ended a transaction that was frozen for too long.
  if (state !== null) return /^(08|57P|53)/.test(state) || state === '55P03' || state === '25P03';
  if (typeof error !== 'object' || error === null) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (/^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|CONNECT_TIMEOUT|CONNECTION_)/.test(code))
    return true;
  return 'cause' in error && isUnavailable(error.cause);
}
