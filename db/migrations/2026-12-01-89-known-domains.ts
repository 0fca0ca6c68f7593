import { sql, type Kysely } from 'kysely'
import { getDomain } from 'tldts'
import type { Ddl } from '#db/dialects/dialect.ts'

const anchors = /<a\b[^>]*\bhref="https?:\/\/([^/"?#:]+)/giu

/** Posts looked at in one go. */
const batch = 500

/** Domains that the site's members linked to before, which rules about links leave alone. Decision 085. */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  await db.schema
    .createTable('known_domain')
    .addColumn('domain', 'text', (c) => c.primaryKey())
    .addColumn('post_id', ddl.id, (c) => c.notNull().references('post.id'))
    .addColumn('known_from', ddl.time, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('known_domain_post').on('known_domain').column('post_id').execute()
  const known = new Set<string>()
  for await (const { id, html, created_at } of visiblePosts(db))
    for (const [, host = ''] of html.matchAll(anchors)) {
      const domain = getDomain(host, { allowPrivateDomains: true }) ?? host.toLowerCase()
      if (known.has(domain)) continue
      known.add(domain)
      const from = new Date(Date.parse(created_at) + 7 * 86_400_000).toISOString()
      await sql`insert into known_domain (domain, post_id, known_from) values (${domain}, ${id}, ${from})`.execute(db)
    }
}

async function* visiblePosts(db: Kysely<unknown>) {
  let last = ''
  for (;;) {
    const { rows } = await sql<{ id: string; html: string; created_at: string }>`
      select id, html, created_at from post
      where id > ${last} and state = 'visible' and html like '%href="http%'
      order by id limit ${batch}
    `.execute(db)
    yield* rows
    const end = rows.at(-1)
    if (end === undefined) return
    last = end.id
  }
}
