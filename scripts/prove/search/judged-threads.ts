import { plainTextOf } from '#app/core/markdown/plain-text.ts'
import { readRows } from '#app/domain/integrations/stackexchange/read-rows.server.ts'
import type { DemoThread } from '#db/seeds/demo/plot.ts'
import { threadsEn, threadsKo } from '#db/seeds/demo/threads.ts'
import { generateThreads } from '#scripts/bench/search-text.ts'
import type { StoredText } from '#scripts/bench/store-texts.ts'

export type JudgedThread = StoredText & { key: string }

/**
 * Where the judged queries look: the threads of the demo, generated ones on every matter around them, and the questions
 * and answers of a Stack Exchange dump.
 * @param dump the folder of the dump; null: without it
 */
export async function judgedThreads(generated: number, dump: string | null): Promise<JudgedThread[]> {
  return [
    ...generatedThreads(generated),
    ...threadsKo.map((thread) => demoThread(thread, 'ko')),
    ...threadsEn.map((thread) => demoThread(thread, 'en')),
    ...(dump === null ? [] : await dumpThreads(dump)),
  ]
}

function generatedThreads(count: number): JudgedThread[] {
  return count === 0
    ? []
    : [...generateThreads(count)].map(({ title, body, lang }, at) => ({
        key: `made-${at}`,
        title,
        texts: [body],
        lang,
      }))
}

function demoThread({ key, title, body, tags, posts }: DemoThread, lang: 'ko' | 'en'): JudgedThread {
  return { key, title, texts: [body, tags.join('\n\n'), ...posts.map((post) => post.body)], lang }
}

async function dumpThreads(dump: string): Promise<JudgedThread[]> {
  const questions = new Map<number, { title: string; texts: string[] }>()
  for await (const read of readRows(dump, 'posts')) {
    if (!('row' in read)) continue
    const { id, typeId, parentId, title, bodyHtml } = read.row
    if (typeId === 1) questions.set(id, { title: title ?? '', texts: [plainTextOf(bodyHtml)] })
    else if (parentId !== null) questions.get(parentId)?.texts.push(plainTextOf(bodyHtml))
  }
  return [...questions].map(([id, { title, texts }]) => ({ key: `se-${id}`, title, texts, lang: 'en' }))
}
