// On both databases: the dialects differ here.
import { CompiledQuery, sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { gatherStatistics } from '#app/core/gather-statistics.server.ts'
import { recomputeCaseFacts } from '#app/domain/cases/report/recompute-case-facts.server.ts'
import { fillLargeSite, landmarks } from '#scripts/bench/large-site.ts'
import { benchAgent, fillManyCases } from '#scripts/bench/many-cases.ts'
import { hotPaths } from '#scripts/plans/hot-paths.ts'
import { staffPaths } from '#scripts/plans/staff-paths.ts'
import { fullScans, planOf, statementsOf } from '#scripts/plans/statements.ts'
import { testApp } from '#tests/setup/test-app.ts'

const reader: Actor = {
  memberId: landmarks.readerId,
  handle: 'reader',
  name: 'Reader',
  roles: ['member'],
  trustLevel: 2,
}

test('no statement of a page that people open often reads a whole table', async () => {
  const { app, as, visitor, clock } = await testApp()
  const { open } = app.platform
  const threads = await fillLargeSite(open, new Date(clock.now()), 10_000)
  await gatherStatistics(as(reader))
  const scans: string[] = []
  for (const [name, work] of Object.entries(hotPaths))
    for (const ctx of name.startsWith('mine') || /followed|watched|unread/.test(name)
      ? [as(reader)]
      : [as(reader), visitor()])
      for (const statement of await statementsOf(ctx, (mine) => work(mine, threads)))
        for (const step of fullScans(await planOf(open, statement)))
          scans.push(`${name}: ${step.trim()} of ${statement.sql.slice(0, 2_000)}`)
  expect(scans).toEqual([])
})

test('no page that staff have open all day reads a whole table', async () => {
  const { app, as, clock } = await testApp()
  const { open } = app.platform
  const threads = await fillLargeSite(open, new Date(clock.now()), 10_000)
  await fillManyCases(open, clock.now(), 2_000, threads)
  const ctx = as(benchAgent)
  await recomputeCaseFacts(ctx)
  await gatherStatistics(ctx)
  const scans: string[] = []
  for (const [name, work] of Object.entries(staffPaths(2_000)))
    for (const statement of await statementsOf(ctx, work))
      for (const step of fullScans(await planOf(open, statement)))
        scans.push(`${name}: ${step.trim()} of ${statement.sql.slice(0, 2_000)}`)
  expect(scans).toEqual([])
})

test('a whole table is found out in a plan of either database', async () => {
  const { app, visitor } = await testApp()
  const ctx = visitor()
  const [statement] = await statementsOf(ctx, ({ read }) =>
    read.selectFrom('post').select('id').where('excerpt', '=', 'x').execute(),
  )
  if (statement === undefined) throw new Error('No statement was kept.')
  expect(fullScans(await planOf(app.platform.open, statement))).toEqual([expect.stringMatching(/\bpost\b/)])
})

test('what was counted last decides how the connection that reads goes about it', async () => {
  const { app, as } = await testApp()
  const { open } = app.platform
  const ctx = as(reader)
  await sql`create table tried (one integer, two integer)`.execute(open.db)
  await sql`create index tried_one on tried (one)`.execute(open.db)
  await sql`create index tried_two on tried (two)`.execute(open.db)
  for (const [round, [narrow, one, two]] of (
    [
      ['tried_one', sql`i`, sql`i % 2`],
      ['tried_two', sql`i % 2`, sql`i`],
      ['tried_one', sql`i`, sql`i % 2`],
    ] as const
  ).entries()) {
    // An explanation that was asked for before is not made anew, as the statement itself is.
    const look = CompiledQuery.raw(`select * from tried where one = 1 and two = 1 limit ${round + 1}`)
    await sql`delete from tried`.execute(open.db)
    await sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 5000)
      insert into tried select ${one}, ${two} from n`.execute(open.db)
    await gatherStatistics(ctx)
    // SQLite looks for a change of the schema when it runs a statement, not when it explains one.
    await ctx.read.executeQuery(look)
    expect((await planOf(open, look)).join('\n')).toContain(narrow)
  }
})
