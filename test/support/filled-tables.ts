/** The tables that hold a row or held one since they were last cleaned, as identifiers of SQL. */
export async function filledTables(ask: (query: string) => Promise<{ rows: { name: string }[] }>): Promise<string[]> {
  const { rows } = await ask(`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and pg_relation_size(oid) > 0 order by 1`)
  return rows.map(({ name }) => name)
}
