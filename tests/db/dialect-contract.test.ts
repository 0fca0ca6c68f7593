// On both databases: the dialects differ here.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import { toInstant } from '#app/core/time.ts'
import { testApp } from '#tests/setup/test-app.ts'

const tag = (name: string, at = '2026-11-22T09:00:00.123Z') => ({
  id: newId('tag'),
  name,
  thread_count: 0,
  created_at: at,
})

test('an instant comes back as the text that went in', async () => {
  const { app } = await testApp()
  const { db } = app.platform.open
  await db.insertInto('tag').values(tag('a')).execute()
  expect(await db.selectFrom('tag').select('created_at').executeTakeFirst()).toEqual({
    created_at: '2026-11-22T09:00:00.123Z',
  })
})

test('counts and sums are numbers', async () => {
  const { app } = await testApp()
  const { db } = app.platform.open
  await db
    .insertInto('tag')
    .values([tag('a'), tag('b')])
    .execute()
  const row = await db
    .selectFrom('tag')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number>('thread_count').as('sum')])
    .executeTakeFirst()
  expect(row).toEqual({ count: 2, sum: 0 })
})

test('a broken unique rule is told apart from a broken reference', async () => {
  const { app } = await testApp()
  const { db, dialect } = app.platform.open
  await db.insertInto('tag').values(tag('a')).execute()
  const twice = await db
    .insertInto('tag')
    .values(tag('a'))
    .execute()
    .catch((error: unknown) => error)
  expect([dialect.isUniqueViolation(twice), dialect.isForeignKeyViolation(twice)]).toEqual([true, false])
  const lost = await db
    .insertInto('thread_tag')
    .values({ thread_id: 'none', tag_id: 'none', position: 0 })
    .execute()
    .catch((error: unknown) => error)
  expect([dialect.isUniqueViolation(lost), dialect.isForeignKeyViolation(lost)]).toEqual([false, true])
})

test.each([
  ['day', '2026-11-22'],
  ['week', '2026-11-16'],
  ['month', '2026-11'],
] as const)('the %s of an instant is that of the community, not of UTC', async (unit, expected) => {
  const { app } = await testApp()
  const { db, dialect } = app.platform.open
  // A quarter past midnight on Sunday in Seoul.
  await db.insertInto('tag').values(tag('a', '2026-11-21T15:15:00.000Z')).execute()
  const row = await db
    .selectFrom('tag')
    .select((eb) => dialect.dateBucket(eb.ref('created_at'), unit, 540).as('bucket'))
    .executeTakeFirst()
  expect(row).toEqual({ bucket: expected })
})

test('so many days later is told to the millisecond', async () => {
  const { app } = await testApp()
  const { db, dialect } = app.platform.open
  await db
    .insertInto('tag')
    .values([
      tag('opened', '2026-10-01T10:00:00.000Z'),
      tag('early', '2026-10-31T09:59:59.999Z'),
      tag('late', '2026-10-31T10:00:00.000Z'),
    ])
    .execute()
  const rows = await db
    .selectFrom('tag')
    .innerJoin('tag as first', (join) => join.on('first.name', '=', 'opened'))
    .select('tag.name')
    .where((eb) => dialect.daysAfter(eb.ref('tag.created_at'), eb.ref('first.created_at'), 30))
    .execute()
  expect(rows).toEqual([{ name: 'late' }])
})

test('a search by part of a name ignores case and takes wild cards literally', async () => {
  const { app } = await testApp()
  const { db, dialect } = app.platform.open
  await db
    .insertInto('tag')
    .values([tag('Router'), tag('100%'), tag('1000'), tag('환불 문의')])
    .execute()
  const find = async (pattern: string): Promise<string[]> =>
    (
      await db
        .selectFrom('tag')
        .select('name')
        .where((eb) => dialect.caseFoldedLike(eb.ref('name'), pattern))
        .orderBy('name')
        .execute()
    ).map(({ name }) => name)
  expect(await find('%rOUT%')).toEqual(['Router'])
  expect(await find('100\\%')).toEqual(['100%'])
  expect(await find('%불 문%')).toEqual(['환불 문의'])
})

test('the rows of a subquery come in one text, in order, with the signs they have', async () => {
  const { app } = await testApp()
  const { db, dialect } = app.platform.open
  await db
    .insertInto('tag')
    .values([tag('b "quoted"'), tag('환불', '2026-11-21T15:15:00.120Z')])
    .execute()
  const row = await db
    .selectNoFrom((eb) => [
      dialect
        .rowsAsText(
          eb.selectFrom('tag').select(['name', 'thread_count', 'created_at', 'synonym_of_id']).orderBy('name'),
        )
        .as('all'),
      dialect.rowsAsText(eb.selectFrom('tag').select('name').where('name', '=', 'nobody')).as('none'),
    ])
    .executeTakeFirstOrThrow()
  expect(
    (JSON.parse(row.all) as { created_at: string }[]).map((one) => ({ ...one, created_at: toInstant(one.created_at) })),
  ).toEqual([
    { name: 'b "quoted"', thread_count: 0, created_at: '2026-11-22T09:00:00.123Z', synonym_of_id: null },
    { name: '환불', thread_count: 0, created_at: '2026-11-21T15:15:00.120Z', synonym_of_id: null },
  ])
  expect(row.none).toBe('[]')
})

test('a row that somebody has locked is waited for', async () => {
  const { app } = await testApp()
  const { db, dialect } = app.platform.open
  await db.insertInto('tag').values(tag('a')).execute()
  const order: string[] = []
  const slow = db.transaction().execute(async (tx) => {
    await dialect.lockRow(tx.selectFrom('tag').selectAll().where('name', '=', 'a')).execute()
    order.push('first')
    await new Promise((resolve) => setTimeout(resolve, 100))
    order.push('first done')
  })
  await new Promise((resolve) => setTimeout(resolve, 30))
  const second = db.transaction().execute(async (tx) => {
    await dialect.lockRow(tx.selectFrom('tag').selectAll().where('name', '=', 'a')).execute()
    order.push('second')
  })
  await Promise.all([slow, second])
  expect(order).toEqual(['first', 'first done', 'second'])
})

test('a database that cannot be reached is told apart from a bug', async () => {
  const { app } = await testApp()
  const { db, dialect } = app.platform.open
  const bug = await sql`select * from no_such_table`.execute(db).catch((error: unknown) => error)
  expect(dialect.isOffline(bug)).toBe(false)
  expect(
    dialect.isOffline(
      Object.assign(new Error('gone'), { code: dialect.name === 'sqlite' ? 'SQLITE_CANTOPEN' : 'ECONNREFUSED' }),
    ),
  ).toBe(true)
  expect(await dialect.sizeBytes(db)).toBeGreaterThan(10_000)
})
