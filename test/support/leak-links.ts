import { sql } from 'kysely'
import type { School } from './school.ts'

/** Registers every publication in a channel, as it is called now and for whom it is, and lets each explain the next. */
export async function registerAndRelate(school: School, accountId: string): Promise<void> {
  const { db } = school.parts
  await sql`insert into channel (id, name, kind) values ('leak-channel', '官方微信公众号', 'online') on conflict do nothing`.execute(
    db,
  )
  await sql`insert into appearance (id, channel_id, document_id, shown_hash, title, unit_id, appeared_on, audience,
      audience_members, registered_by)
    select 'a-' || p.document_id, 'leak-channel', p.document_id, r.hash, p.title, p.unit_id, current_date, p.audience,
      p.audience_members, ${accountId}
    from publication p join revision r on r.id = p.revision_id on conflict do nothing`.execute(db)
  await sql`insert into document_relation (id, from_id, to_id, kind, made_by)
    select 'r-' || document_id, document_id, next_id, 'interprets', ${accountId}
    from (select document_id, lead(document_id) over (order by no) as next_id from publication) p
    where next_id is not null on conflict do nothing`.execute(db)
}
