import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

type Text = { id: string; html: string; excerpt: string | null; thread_id: string | null; kind: string | null }
type Written = { html: string; titles: string[] }

const LINK = /<a class="(thread-ref|mention)" href="\/(threads|members)\/([^"/]+)(?:\/[^"]*)?">([^<]*)<\/a>/g

/** Texts looked at in one go. */
const batch = 500

/**
 * A reference to a thread was stored with the title of that day, which stayed when the thread was hidden or named anew,
 * and a mention with its handle. Both are stored as ids from now on and filled in when they are read. Titles leave the
 * excerpts, too, and what refers to a thread is indexed again.
 */
export async function up(db: Kysely<unknown>, _ddl: Ddl): Promise<void> {
  const members = new Map(
    (await sql<{ id: string; handle: string }>`select id, handle from member`.execute(db)).rows.map((row) => [
      row.handle,
      row.id,
    ]),
  )
  const indexed = new Set<string>()
  for await (const text of texts(db, sql`select id, html, excerpt, thread_id, kind from post`)) {
    const { html, titles } = rewrite(text.html, members)
    const excerpt = titles.reduce(withoutTitle, text.excerpt ?? '')
    await sql`update post set html = ${html}, excerpt = ${excerpt} where id = ${text.id}`.execute(db)
    if (text.thread_id === null || titles.length === 0) continue
    if (text.kind === 'opening')
      await sql`update thread set excerpt = ${excerpt} where id = ${text.thread_id}`.execute(db)
    indexed.add(text.thread_id)
  }
  for (const table of ['case', 'case_message']) {
    const name = sql.table(table)
    const all = sql`select id, html, null as excerpt, null as thread_id, null as kind from ${name}`
    for await (const { id, html } of texts(db, all))
      await sql`update ${name} set html = ${rewrite(html, members).html} where id = ${id}`.execute(db)
  }
  // Due at once: a migration reads no clock.
  const now = '2026-11-29T00:00:00.000Z'
  for (const threadId of indexed)
    await sql`
      insert into job (id, name, payload, run_at, state, attempts, max_attempts, created_at)
      values (${`job_${randomUUID().replaceAll('-', '')}`}, 'index-thread', ${JSON.stringify({ threadId })}, ${now}, 'queued', 0, 8, ${now})
    `.execute(db)
}

async function* texts(db: Kysely<unknown>, all: ReturnType<typeof sql>): AsyncGenerator<Text> {
  let last = ''
  for (;;) {
    const { rows } = await sql<Text>`
      select * from (${all}) as written
      where id > ${last} and (html like '%class="thread-ref"%' or html like '%class="mention"%')
      order by id limit ${batch}
    `.execute(db)
    yield* rows
    const end = rows.at(-1)
    if (end === undefined) return
    last = end.id
  }
}

function rewrite(html: string, members: ReadonlyMap<string, string>): Written {
  const titles: string[] = []
  const written = html.replace(LINK, (link: string, kind: string, _folder: string, end: string, words: string) => {
    if (kind === 'thread-ref') {
      if (words !== `#${end}`) titles.push(plain(words))
      return `<a class="thread-ref" href="/threads/${end}">#${end}</a>`
    }
    const id = members.get(decodeURIComponent(end))
    return id === undefined ? link : `<a class="mention" href="/members/${id}">${words}</a>`
  })
  return { html: written, titles }
}

/** The excerpt may end within the title. */
function withoutTitle(excerpt: string, title: string): string {
  const whole = excerpt.replaceAll(title, '#…')
  if (!whole.endsWith('…')) return whole
  const text = whole.slice(0, -1).trimEnd()
  for (let length = title.length - 1; length >= 3; length -= 1)
    if (text.endsWith(title.slice(0, length).trimEnd()))
      return `${text.slice(0, -title.slice(0, length).trimEnd().length)}#…`
  return whole
}

/** As plain text of a post is made: no character references, one space between words. */
function plain(html: string): string {
  const signs: Record<string, string> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&#x27;': "'",
  }
  return html
    .replace(/&(?:amp|lt|gt|quot|#39|#x27);/g, (sign) => signs[sign] ?? sign)
    .replace(/\s+/g, ' ')
    .trim()
}
