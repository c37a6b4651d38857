/** A value for a jsonb column. PostgreSQL refuses NUL characters in jsonb, so they are dropped here. */
export function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('\\u0000', '')
}
