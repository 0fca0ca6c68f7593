import { Readable } from 'node:stream'
import type { Ctx } from '#app/core/context.server.ts'
import { dateOf } from '#app/core/time.ts'
import {
  bodyOf,
  caseConversation,
  caseNumbers,
  copiedRows,
  writtenPosts,
} from '#app/domain/leaving/queries/copy.server.ts'
import { translator } from '#app/i18n/index.ts'
import { copiedTables } from './tables.ts'

/**
 * Everything of a member as a ZIP: a JSON file for each table, what they wrote as Markdown, their pictures, and a text that
 * says what is what. Nothing that others wrote is in it, except the answers of staff in the member's own cases.
 * @returns the bytes as they are read: one table, one text and one picture at a time, so that memory does not grow with
 * the member. It must be read to its end or destroyed.
 */
export async function writeCopy(ctx: Ctx, memberId: string): Promise<Readable> {
  // Loaded with its first use: most processes never write one.
  const { ZipFile } = await import('yazl')
  const zip = new ZipFile()
  const out = zip.outputStream as unknown as Readable
  zip.on('error', (error: Error) => out.destroy(error))
  const mtime = dateOf(ctx.now())
  /** `read` is called when everything before is written. */
  const add = (name: string, read: () => Promise<Readable>, compress = true): void =>
    zip.addReadStreamLazy(name, { mtime, compress }, (give) => {
      read().then(
        (stream) => {
          stream.on('error', (error) => out.destroy(error))
          give(null, stream)
        },
        (error: unknown) => give(error, Readable.from([])),
      )
    })
  const addText = (name: string, write: () => Promise<string>): void =>
    add(name, async () => Readable.from([Buffer.from(await write())]))

  const { read, setting, platform } = ctx
  const about = translator(ctx.locale)('leaving.copy.readme', { site: setting('site.name') })
  addText('README.txt', () => Promise.resolve(`${about}\n`))
  for (const copied of copiedTables)
    if ((await copiedRows(read, memberId, copied, 1)).length > 0)
      addText(
        `data/${copied.table}.json`,
        async () => `${JSON.stringify(await copiedRows(read, memberId, copied), null, 2)}\n`,
      )
  for (const post of await writtenPosts(read, memberId))
    addText(`posts/${nameOf(post)}.md`, async () => markdownOf(ctx, post, await bodyOf(read, post.id)))
  for (const number of await caseNumbers(read, memberId))
    addText(`cases/C-${number}.md`, async () => conversation(await caseConversation(read, number)))
  for (const { id } of await copiedRows(read, memberId, { table: 'upload', column: 'member_id' }))
    // Compressed already.
    add(
      `pictures/${String(id)}.webp`,
      async () => (await platform.files.readStream(String(id))) ?? Readable.from([]),
      false,
    )
  zip.end()
  return out
}

function conversation(messages: Awaited<ReturnType<typeof caseConversation>>): string {
  return messages
    .map((one) => `## ${one.created_at} ${one.by_staff === 1 ? 'staff' : 'you'}\n\n${one.body}\n`)
    .join('\n')
}

type Written = Awaited<ReturnType<typeof writtenPosts>>[number]

function nameOf({ created_at, kind, id }: Written): string {
  return `${created_at.slice(0, 10)}-${kind}-${id.slice(-8)}`
}

function markdownOf(ctx: Ctx, post: Written, body: string): string {
  const { id, thread_id, kind, state, title, created_at } = post
  const facts = [
    `address: ${ctx.platform.env.ORIGIN}/posts/${id}`,
    `thread: ${thread_id}`,
    `kind: ${kind}`,
    `state: ${state}`,
    `written: ${created_at}`,
  ]
  return `---\n${facts.join('\n')}\n---\n\n${title === null ? '' : `# ${title}\n\n`}${body}\n`
}
