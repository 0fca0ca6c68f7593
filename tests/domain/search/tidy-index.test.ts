// On both databases: the full-text indexes differ.
import { expect, test } from 'vitest'
import { search } from '#app/domain/search/search.server.ts'
import { tidyIndex } from '#app/domain/search/tidy-index.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('the same is found with the same scores before and after, also of what was changed and taken out', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  for (let n = 0; n < 6; n++) {
    await aThread(community, { by: ann, title: `Kettle number ${n}`, body: `${'water '.repeat(n + 1)}` })
    await community.drainJobs()
  }
  const found = async () =>
    (await search(community.visitor(), { q: 'kettle water', type: null, limit: 20, cursor: null })).items.map(
      ({ id, score }) => [id, score],
    )
  const before = await found()
  expect(before).toHaveLength(6)
  await tidyIndex(community.app.context())
  expect(await found()).toEqual(before)
  // Nothing is left to do.
  expect(await tidyIndex(community.app.context())).toBe(0)
})
