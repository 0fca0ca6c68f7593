import { markdownFromHtml } from '#app/core/markdown/from-html.server.ts'
import { plus, type Instant } from '#app/core/time.ts'
import { readRows } from '#app/domain/integrations/stackexchange/read-rows.server.ts'
import { threads } from '#db/seeds/demo/threads.ts'

/** What honest people wrote: openings with a title, answers, comments. `thread`: key of the opening. */
export type HonestText = { thread: string; at: Instant; by: string; title: string | null; body: string }

/** The texts of the demo in both languages, in the order of their times. @param now when the demo is made */
export function demoTexts(now: Instant): HonestText[] {
  return threads
    .filter(({ kind }) => kind !== 'announcement')
    .flatMap(({ key, title, body, by, daysAgo, posts }): HonestText[] => {
      const at = plus(now, { ms: -daysAgo * 86_400_000 })
      return [
        { thread: key, at, by, title, body },
        ...posts.map((post) => ({
          thread: key,
          at: plus(at, { ms: post.after * 3_600_000 }),
          by: post.by,
          title: null,
          body: post.body,
        })),
      ]
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/** Questions, answers and comments of a Stack Exchange dump, in the order of their times. @param dir of the dump */
export async function dumpTexts(dir: string): Promise<HonestText[]> {
  const texts: HonestText[] = []
  const threadOf = new Map<number, string>()
  for await (const read of readRows(dir, 'posts')) {
    if (!('row' in read)) continue
    const { id, typeId, parentId, createdAt: at, title, bodyHtml, ownerUserId } = read.row
    if (ownerUserId === null || (typeId !== 1 && typeId !== 2)) continue
    const thread = typeId === 1 ? `q${id}` : `q${parentId}`
    threadOf.set(id, thread)
    texts.push({
      thread,
      at,
      by: `u${ownerUserId}`,
      title: typeId === 1 ? title : null,
      body: markdownFromHtml(bodyHtml),
    })
  }
  for await (const read of readRows(dir, 'comments')) {
    if (!('row' in read)) continue
    const { postId, createdAt: at, text, userId } = read.row
    const thread = threadOf.get(postId)
    if (thread !== undefined && userId !== null) texts.push({ thread, at, by: `u${userId}`, title: null, body: text })
  }
  return texts.toSorted((a, b) => (a.at < b.at ? -1 : 1))
}
