import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { personalData } from '#app/domain/leaving/personal-data.ts'
import { storedTables } from '#tests/factories/everything-stored.ts'
import { testApp } from '#tests/setup/test-app.ts'

/** How columns with a member's id are called. Those of other things are listed below. */
const membersId =
  /(^|_)(member|author|actor|editor|staff|customer|assignee|curator|giver|receiver|holder|owner|user)_id$|_by$|^by$|_by_id$|^by_id$|_by_member_id$|^(from|to)_id$|^owner$|^(lifted|locked|started|granted|saved|decided)_by$/
/** A process, and a transaction: no members. */
const noMembers = ['job.locked_by', 'ledger_transaction.freed_by_id']
/** Tables whose rows are about nobody, or name members in no column of their own. */
const personColumns = /^(email|handle|name|user_agent|ip|address|bio)$/
const noPersons = [
  'account.name', // A customer account is named by its company; a person's is part of the contract.
  'api_token.name',
  'brand_file.name',
  'daily_notice.name',
  'imported_picture.address',
  'job.name',
  'migration.name',
  'push_key.name',
  'sign_in_provider.name',
  'tag.name',
]

test('every column with the id of a member has its fate in the registry of personal data', async () => {
  const app = await testApp()
  const missing: string[] = []
  for (const { name, columns } of await storedTables(app.app.platform)) {
    const known = personalData[name as keyof typeof personalData]
    const references =
      app.app.platform.open.dialect.name === 'sqlite'
        ? (
            await sql<{ from: string; table: string }>`select * from pragma_foreign_key_list(${name})`.execute(
              app.app.platform.open.db,
            )
          ).rows.filter((row) => row.table === 'member')
        : []
    const wanted = new Set([
      ...columns.filter((column) => membersId.test(column)),
      ...references.map((row) => row.from),
    ])
    for (const column of wanted)
      if (!noMembers.includes(`${name}.${column}`) && !(column in (known?.columns ?? {})))
        missing.push(`${name}.${column}`)
    for (const column of columns)
      if (personColumns.test(column) && known === undefined && !noPersons.includes(`${name}.${column}`))
        missing.push(`${name}.${column}`)
  }
  expect(missing, 'add rows to app/domain/leaving/personal-data.ts').toEqual([])
})

test('the registry names only tables and columns that are there, and says why something is kept', async () => {
  const tables = new Map(
    (await storedTables((await testApp()).app.platform)).map(({ name, columns }) => [name, columns]),
  )
  const wrong = Object.entries(personalData).flatMap(([table, { columns, blank = {}, because }]) => {
    const known = tables.get(table) ?? []
    const fates = Object.values(columns)
    return [
      ...[...Object.keys(columns), ...Object.keys(blank)].flatMap((column) =>
        known.includes(column) ? [] : [`${table}.${column} is not there`],
      ),
      ...(because === undefined && fates.some((fate) => fate === 'kept' || fate === 'aimed')
        ? [`${table}: why is it kept, or which rule erases it?`]
        : []),
      ...(fates.includes('blanked') && Object.keys(blank).length === 0 ? [`${table}: what is emptied?`] : []),
    ]
  })
  expect(wrong).toEqual([])
})
