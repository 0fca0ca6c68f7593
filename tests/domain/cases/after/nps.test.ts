// On both databases: the endings of ids are compared in SQL.
import { expect, test } from 'vitest'
import { signedId } from '#app/core/links/signed-id.server.ts'
import { answerNps } from '#app/domain/cases/after/answer-nps.server.ts'
import { askToRecommend } from '#app/domain/cases/after/ask-to-recommend.server.ts'
import { exportNps } from '#app/domain/cases/after/export-nps.server.ts'
import { shareOfNight } from '#app/domain/cases/after/share-of-night.ts'
import { caseList } from '#app/domain/cases/queries/list.server.ts'
import { npsFigures, npsPage } from '#app/domain/cases/queries/nps.server.ts'
import { ownCasePage } from '#app/domain/cases/queries/own.server.ts'
import { people } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** Runs the job on each of so many nights. @returns who was asked, in order */
async function nights(app: TestApp, count: number): Promise<string[]> {
  for (let night = 0; night < count; night++) {
    await askToRecommend(app.visitor())
    app.clock.advance({ days: 1 })
  }
  const rows = await app.app.platform.open.db.selectFrom('nps_response').select('member_id').execute()
  return rows.map(({ member_id }) => member_id)
}

async function asked(app: TestApp) {
  await app.set('cases.nps', true)
  await app.set('cases.npsQuietDays', 30)
  await nights(app, 30)
  const rows = await app.app.platform.open.db.selectFrom('nps_response').select(['id', 'member_id']).execute()
  await app.app.platform.open.db.updateTable('nps_response').set({ expires_at: '2027-06-01T00:00:00.000Z' }).execute()
  return (memberId: string | null) => {
    const id = rows.find((row) => row.member_id === memberId)?.id ?? ''
    return signedId(app.app.platform.env, id)
  }
}

test('nobody is asked on a new site; once switched on, each member but staff is asked once in the quiet time', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob', 'sam', 'ada', 'mo')
  await app.set('cases.npsQuietDays', 30)
  expect(await nights(app, 3)).toEqual([])
  await app.set('cases.nps', true)
  expect((await nights(app, 30)).toSorted()).toEqual([ann.memberId, bob.memberId].toSorted())
  expect(await nights(app, 30)).toHaveLength(4)
})

test('the nights of a quiet time share all endings, each once', () => {
  const all = Array.from({ length: 180 }, (_, night) => shareOfNight(20_000 + night, 180)).flat()
  expect([all.length, new Set(all).size]).toEqual([1024, 1024])
})

test('a second run in the same night asks nobody', async () => {
  const app = await testApp()
  const { ann } = await people(app, 'ann')
  await app.set('cases.nps', true)
  await app.set('cases.npsQuietDays', 30)
  for (let night = 0; night < 30; night++) {
    await askToRecommend(app.visitor())
    expect(await askToRecommend(app.visitor())).toBe(0)
    app.clock.advance({ days: 1 })
  }
  const rows = await app.app.platform.open.db.selectFrom('nps_response').select('member_id').execute()
  expect(rows).toEqual([{ member_id: ann.memberId }])
})

test('0 to 6 opens a private case, which the comment joins; 7 and more opens none', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const tokenOf = await asked(app)
  const [low, high] = [tokenOf(ann.memberId), tokenOf(bob.memberId)]
  await answerNps(app.visitor(), { token: low, score: 6, comment: '' })
  await answerNps(app.visitor(), { token: low, comment: 'Nobody calls back.' })
  await answerNps(app.visitor(), { token: high, score: 9, comment: '' })
  await answerNps(app.visitor(), { token: high, comment: '=HYPERLINK("x")' })

  const cases = await caseList(app.as(sam), { status: 'open' }, { limit: 10, cursor: null })
  expect(cases.items).toMatchObject([{ source: 'nps', private: true }])
  expect((await ownCasePage(app.as(ann), cases.items[0]?.number ?? 0)).messages[0]?.html).toContain(
    'Nobody calls back.',
  )
  expect(await npsPage(app.visitor(), low)).toMatchObject({ state: 'done', score: 6, opened: true })
  expect(await npsFigures(app.visitor().read, '2026-01-01T00:00:00.000Z')).toEqual({
    asked: 2,
    answered: 2,
    promoters: 1,
    detractors: 1,
    nps: 0,
  })
  const file = await exportNps(app.as(sam))
  expect(file.split('\r\n')[0]).toBe('answered_at,score,group,comment,handle,case')
  expect(file).toContain(`"'=HYPERLINK(""x"")"`)
  await expect(exportNps(app.as(ann))).toFailWith('forbidden')
})

test('a score is changed within the hour, and a link of another is refused', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const token = (await asked(app))(ann.memberId)
  await answerNps(app.visitor(), { token, score: 10, comment: '' })
  await answerNps(app.visitor(), { token, score: 8, comment: '' })
  app.clock.advance({ minutes: 61 })
  await expect(answerNps(app.visitor(), { token, score: 0, comment: '' })).toFailWith('not_now')
  const [id = ''] = token.split('.')
  await expect(npsPage(app.as(bob), id)).toFailWith('not_found')
  expect(await npsPage(app.as(ann), id)).toMatchObject({ score: 8, mine: true })
})
