import { createHash } from 'node:crypto'
import { type PostgresPool, type PostgresPoolClient, sql } from 'kysely'
import type pg from 'pg'

const MARK = '/* prepared */'
// The mark stands in front, or behind the first word.
const MARK_ENDS_WITHIN = 24

/**
 * Put in front of a query that is asked again and again: each connection plans it once. Only for queries whose best plan
 * does not depend on the values, and whose text takes few forms: each form stays in each connection.
 */
export const PREPARED = sql.raw(MARK)

const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 20)
  names.set(text, name)
  return name
}

type Query = PostgresPoolClient['query']

function naming(client: pg.PoolClient): PostgresPoolClient {
  const query = (text: string, values: unknown[]): unknown =>
    text.slice(0, MARK_ENDS_WITHIN).includes(MARK)
      ? client.query({ name: nameOf(text), text, values })
      : client.query(text, values)
  return {
    query: query as Query,
    release() {
      client.release()
    },
  }
}

/** The pool as the query builder uses it: a query that is marked as prepared gets a name, by which the server knows its plan. */
export function preparing(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    async connect() {
      const client = await pool.connect()
      const found = clients.get(client) ?? naming(client)
      clients.set(client, found)
      return found
    },
    end: () => pool.end(),
  }
}
