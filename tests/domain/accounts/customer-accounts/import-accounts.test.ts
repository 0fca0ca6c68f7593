// On both databases: an import writes everything.
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decodeCsv, readAccountCsv } from '#app/domain/accounts/customer-accounts/account-csv.ts'
import { importAccounts } from '#app/domain/accounts/customer-accounts/import-accounts.server.ts'
import { linkMember, unlinkMember } from '#app/domain/accounts/customer-accounts/link-member.server.ts'
import { saveAccount } from '#app/domain/accounts/customer-accounts/save-account.server.ts'
import { accountBy, accountPage, membersOfAccount } from '#app/domain/accounts/queries/customer-accounts.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

const file =
  'external_id,name,kind,plan,started_on,renews_on\nC-1,Haru Ltd,company,business,2022-03-01,2027-03-01\nC-2,김서연,개인,home,2024. 2. 29.,\n'

test('a file is read once: the same again changes nothing, a changed line changes its account', async () => {
  const site = await testApp()
  const ada = site.as(await aMember(site, 'ada'))
  expect(await importAccounts(ada, file, { dryRun: true })).toMatchObject({ rows: 2, created: 2, problems: [] })
  expect((await accountPage(ada.read, ada.dialect, '', { limit: 10, cursor: null })).items).toEqual([])
  expect(await importAccounts(ada, file, { dryRun: false })).toMatchObject({ created: 2, changed: 0, unchanged: 0 })
  expect(await importAccounts(ada, file, { dryRun: false })).toMatchObject({ created: 0, changed: 0, unchanged: 2 })
  expect(await importAccounts(ada, file.replace('business', 'enterprise'), { dryRun: false })).toMatchObject({
    changed: 1,
    unchanged: 1,
  })
  expect(await accountBy(ada.read, { externalId: 'C-2' })).toMatchObject({
    name: '김서연',
    kind: 'person',
    started_at: '2024-02-28T15:00:00.000Z',
    renews_at: null,
  })
  await expect(site).toHaveRecorded('account.saved', 3)
})

test('problems name line and column, and the other lines come in', () => {
  const { rows, problems } = readAccountCsv(
    'id;name;start_date;kind\nA;One;2024-01-01;\nB;;2024-13-01;robot\nA;Again;2024-01-01;person\n;Nobody;1949-01-01;person\n',
  )
  expect(rows.map((row) => row.externalId)).toEqual(['A'])
  expect(problems.map(({ line, field }) => `${line} ${field}`)).toEqual([
    '3 name',
    '3 kind',
    '3 started_on',
    '4 external_id',
    '5 external_id',
    '5 started_on',
  ])
  expect(readAccountCsv('name,plan\nx,y\n').problems.map(({ field }) => field)).toEqual(['external_id', 'started_on'])
})

test.each([
  '',
  '"',
  'external_id,name,started_on\n"C-1,open quote',
  '\u0000\u0001',
  'external_id,name,started_on\n=cmd()|,\u202eevil\u0000,2024-01-01',
  `external_id,name,started_on\n${'x'.repeat(30_000)},n,2024-01-01`,
])('a hostile file %# gives problems, not rows and not a crash', (text) => {
  const { rows, problems } = readAccountCsv(text)
  expect(rows).toEqual([])
  expect(problems.length).toBeGreaterThan(0)
})

test('what Korean spreadsheets write is read: CP949, and UTF-8 with its mark', () => {
  // "고객번호,이름,시작일" and a name in CP949.
  const bytes = Uint8Array.from([
    0xb0,
    0xed,
    0xb0,
    0xb4,
    0xb9,
    0xf8,
    0xc8,
    0xa3,
    0x2c,
    0xc0,
    0xcc,
    0xb8,
    0xa7,
    0x2c,
    0xbd,
    0xc3,
    0xc0,
    0xdb,
    0xc0,
    0xcf,
    0x0a,
    0x31,
    0x2c,
    0xb1,
    0xe8,
    0x2c,
    ...new TextEncoder().encode('2024-01-01\n'),
  ])
  expect(readAccountCsv(decodeCsv(bytes)).rows).toMatchObject([
    { externalId: '1', input: { name: '김', startedOn: '2024-01-01' } },
  ])
  expect(readAccountCsv(decodeCsv(new TextEncoder().encode(`\uFEFF${file}`))).rows).toHaveLength(2)
})

test('a member belongs to one account; linking again keeps since when, and each act is in the audit log', async () => {
  const site = await testApp()
  const [ada, bob] = [site.as(await aMember(site, 'ada')), await aMember(site, 'bob')]
  await importAccounts(ada, file, { dryRun: false })
  const [one, two] = [
    await accountBy(ada.read, { externalId: 'C-1' }),
    await accountBy(ada.read, { externalId: 'C-2' }),
  ]
  await linkMember(ada, { accountId: one?.id ?? '', handle: 'bob' })
  const [first] = await membersOfAccount(ada.read, one?.id ?? '')
  site.clock.advance({ days: 3 })
  await linkMember(ada, { accountId: one?.id ?? '', handle: 'bob' })
  expect(await membersOfAccount(ada.read, one?.id ?? '')).toEqual([first])
  await linkMember(ada, { accountId: two?.id ?? '', handle: 'bob' })
  expect(await membersOfAccount(ada.read, one?.id ?? '')).toEqual([])
  await unlinkMember(ada, { handle: 'bob' })
  const acts = await ada.read
    .selectFrom('audit_event')
    .select('action')
    .where('subject_id', '=', bob.memberId ?? '')
    .orderBy('seq')
    .execute()
  expect(acts.map(({ action }) => action)).toEqual(['account.linkMember', 'account.linkMember', 'account.unlinkMember'])
})

test('nobody but an admin may enter, import or link', async () => {
  const site = await testApp()
  const sam = site.as(await aMember(site, 'sam'))
  await expect(importAccounts(sam, file, { dryRun: true })).toFailWith('forbidden')
  await expect(linkMember(sam, { accountId: 'acc_x', handle: 'sam' })).toFailWith('forbidden')
  await expect(
    saveAccount(sam, { id: 'acc_x', name: 'x', kind: 'person', plan: 'x', startedOn: '2024-01-01', renewsOn: null }),
  ).toFailWith('forbidden')
})

test('a page of many accounts costs as many queries as a page of one', async () => {
  const site = await testApp()
  const ada = site.as(await aMember(site, 'ada'))
  const lines = (count: number): string =>
    [
      'external_id,name,started_on',
      ...Array.from({ length: count }, (_, at) => `K-${at},Customer ${at},2024-01-01`),
    ].join('\n')
  const cost = () => countQueries(ada, (ctx) => accountPage(ctx.read, ctx.dialect, '', { limit: 50, cursor: null }))
  await importAccounts(ada, lines(1), { dryRun: false })
  const alone = await cost()
  await importAccounts(ada, lines(50), { dryRun: false })
  expect(await cost()).toBe(alone)
})

test('every syllable there is comes back out of CP949, and UTF-16 of Excel is read', () => {
  const names = ['카페샾', '뷁', '햏자상회', '똠방각하']
  const lines = ['고객번호,이름,시작일', ...names.map((name, i) => `${i},${name},2024-01-01`)].join('\r\n')
  for (const encoding of ['cp949', 'utf16le', 'utf16be'] as const) {
    const { rows, problems } = readAccountCsv(
      decodeCsv(iconv.encode(lines, encoding, { addBOM: encoding !== 'cp949' })),
    )
    expect(problems, encoding).toEqual([])
    expect(
      rows.map(({ input }) => input.name),
      encoding,
    ).toEqual(names)
  }
})

test('bytes that are no text of ours are refused, never guessed', () => {
  for (const bytes of [
    [0x80, 0xff, 0x0a],
    [0xc7, 0xcf, 0xff, 0x2c],
    [0x61, 0x00, 0x62, 0x00],
  ])
    expect(readAccountCsv(decodeCsv(Uint8Array.from(bytes))).problems).toEqual([
      { line: 1, field: 'file', key: 'accounts.customer.problem.encoding' },
    ])
})

test('the line by which Excel is told the separator is no header', () => {
  const { rows, problems } = readAccountCsv('sep=;\r\nid;name;start_date\r\n1;Kim, Lee;2024-01-01\r\n')
  expect([problems, rows]).toEqual([[], [expect.objectContaining({ line: 3, externalId: '1' })]])
})

test('a stray quote spoils its own line at most, and one bad day is told once', () => {
  const inside = readAccountCsv('id,name,start_date\n1,5" pipe,2024-01-01\n2,Ann,2024-01-01\n')
  expect(inside.rows.map(({ input }) => input.name)).toEqual(['5" pipe', 'Ann'])
  const { problems } = readAccountCsv('id,name,start_date\n1,Ann,2024-13-45\n')
  expect(problems).toEqual([{ line: 2, field: 'started_on', key: 'accounts.customer.problem.day' }])
})
