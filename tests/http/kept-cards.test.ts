import { expect, onTestFinished, test } from 'vitest'
import { onDatabase } from './api-client.ts'
import { demoServer, headersOf, visitors, type Visitor } from './demo-visit.ts'

/** Five long threads, each read in two languages. */
const threads = 5
const languages = ['ko', 'en']

type Reader = { who: Visitor; language: string; headers: Record<string, string> }

/** What each reader is shown of each thread by a server of its own, where they come in this order. */
async function pages(inOrder: (readers: Reader[]) => Reader[]): Promise<Record<string, string>> {
  const { server } = await demoServer()
  onTestFinished(() => void server.stop())
  const readers: Reader[] = []
  let paths: string[] = []
  await onDatabase(server.dataDir, async (app) => {
    for (const language of languages)
      for (const who of visitors)
        readers.push({ who, language, headers: { ...(await headersOf(app, who)), 'Accept-Language': language } })
    const longest = await app.platform.open.reader
      .selectFrom('thread')
      .select(['id', 'slug'])
      .where('state', '=', 'visible')
      .orderBy('answer_count', 'desc')
      .orderBy('id')
      .limit(threads)
      .execute()
    paths = longest.map(({ id, slug }) => `/threads/${id}/${encodeURIComponent(slug)}`)
  })
  const shown: Record<string, string> = {}
  for (const path of paths)
    for (const { who, language, headers } of inOrder(readers)) {
      const answer = await fetch(`${server.url}${path}`, { headers })
      expect(answer.status).toBe(200)
      shown[`${path} ${who} ${language}`] = cardsOf(await answer.text(), server.url)
    }
  return shown
}

/** The cards of a page, without what is new on every page: stamps of forms, relative times, the address of this server. */
function cardsOf(html: string, url: string): string {
  return [...html.matchAll(/<article[\s\S]*?<\/article>/g)]
    .join('\n')
    .replaceAll(/name="once" value="[^"]*"/g, '')
    .replaceAll(/<time[^>]*>[^<]*<\/time>/g, '')
    .replaceAll(url, '')
}

test('a page made of kept cards says to each reader what it says without them, whoever came before', async () => {
  const forwards = await pages((readers) => readers)
  const backwards = await pages((readers) => readers.toReversed())
  expect(Object.keys(forwards)).toHaveLength(threads * languages.length * visitors.length)
  expect(Object.values(forwards).every((cards) => cards.includes('<article'))).toBe(true)
  // Only the names of pages that differ: whole pages are too long to read.
  expect(Object.keys(forwards).filter((page) => forwards[page] !== backwards[page])).toEqual([])
})
