import { expect, test } from 'vitest'
import { forgetWords } from '#app/domain/search/forget-words.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('words that no document has are forgotten, and those that one still has are kept', async () => {
  const app = await testApp()
  await aThread(app, { by: await aMember(app, 'ann'), title: 'The inverter hums', body: 'All night long.' })
  await app.drainJobs()
  const { db } = app.app.platform.open
  const known = await db
    .selectFrom('search_word')
    .selectAll()
    .where('word', 'like', 'invert%')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('search_word')
    .values({ ...known, word: 'departedname', letters: 'departedname' })
    .execute()

  expect(await forgetWords(app.app.context(), ['Departedname asked about the inverter', ''])).toBe(1)

  const words = (await db.selectFrom('search_word').select('word').execute()).map(({ word }) => word)
  expect(words).toContain(known.word)
  expect(words).not.toContain('departedname')
})
