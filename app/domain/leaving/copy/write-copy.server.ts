import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Ctx } from '#app/core/context.server.ts'
import { dateOf } from '#app/core/time.ts'
import { caseConversations, copiedRows, writtenPosts } from '#app/domain/leaving/queries/copy.server.ts'
import { translator } from '#app/i18n/index.ts'
import { copiedTables } from './tables.ts'

/**
 * Everything of a member as a ZIP: a JSON file for each table, what they wrote as Markdown, their pictures, and a text that
 * says what is what. Nothing that others wrote is in it, except the answers of staff in the member's own cases.
 */
export async function writeCopy(ctx: Ctx, memberId: string): Promise<Uint8Array> {
  // Loaded with its first use: most processes never write one.
  const { ZipFile } = await import('yazl')
  const zip = new ZipFile()
  const whole = buffer(zip.outputStream as unknown as Readable)
  const mtime = dateOf(ctx.now())
  const add = (name: string, text: string): void => zip.addBuffer(Buffer.from(text), name, { mtime })
  add('README.txt', `${translator(ctx.locale)('leaving.copy.readme', { site: ctx.setting('site.name') })}\n`)
  for (const copied of copiedTables) {
    const rows = await copiedRows(ctx.read, memberId, copied)
    if (rows.length > 0) add(`data/${copied.table}.json`, `${JSON.stringify(rows, null, 2)}\n`)
  }
  for (const post of await writtenPosts(ctx.read, memberId)) add(`posts/${nameOf(post)}.md`, markdownOf(ctx, post))
  const conversations = Map.groupBy(await caseConversations(ctx.read, memberId), ({ number }) => number)
  for (const [number, messages] of conversations)
    add(
      `cases/C-${number}.md`,
      messages.map((one) => `## ${one.created_at} ${one.by_staff === 1 ? 'staff' : 'you'}\n\n${one.body}\n`).join('\n'),
    )
  for (const { id } of await copiedRows(ctx.read, memberId, { table: 'upload', column: 'member_id' })) {
    const bytes = await ctx.platform.files.read(String(id))
    // Compressed already; one picture in memory at a time would need a second pass over the list.
    if (bytes !== null) zip.addBuffer(Buffer.from(bytes), `pictures/${String(id)}.webp`, { mtime, compress: false })
  }
  zip.end()
  return whole
}

type Written = Awaited<ReturnType<typeof writtenPosts>>[number]

function nameOf({ created_at, kind, id }: Written): string {
  return `${created_at.slice(0, 10)}-${kind}-${id.slice(-8)}`
}

function markdownOf(ctx: Ctx, { id, thread_id, kind, state, title, body, created_at }: Written): string {
  const facts = [
    `address: ${ctx.platform.env.ORIGIN}/posts/${id}`,
    `thread: ${thread_id}`,
    `kind: ${kind}`,
    `state: ${state}`,
    `written: ${created_at}`,
  ]
  return `---\n${facts.join('\n')}\n---\n\n${title === null ? '' : `# ${title}\n\n`}${body}\n`
}
