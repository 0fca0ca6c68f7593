import { expect, test } from 'vitest'
import { readAccountCsv } from '#app/domain/accounts/customer-accounts/account-csv.ts'
import { parseLine } from '#app/domain/integrations/stackexchange/parse-line.ts'

test('a row of a dump with more columns than any has is an error of that line', () => {
  const row = (columns: number): string => `<row ${Array.from({ length: columns }, (_, i) => `A${i}="1"`).join(' ')} />`
  expect(parseLine(row(22))).toMatchObject({ error: null, rows: [{ A0: '1', A21: '1' }] })
  for (const line of [row(100_000), `<row ${'a'.repeat(10_000)}="1" />`, '<row />'.repeat(20_000)])
    expect(parseLine(line)).toMatchObject({ rows: [], error: expect.stringMatching(/too many/) as string })
  expect(Object.keys(parseLine('<row constructor="1" __proto__="2" />').rows[0] ?? {})).toContain('constructor')
})

test('a file of accounts is read as far as it may go, however wide or long it is', () => {
  const head = 'external_id,name,started_on,kind'
  const wide = readAccountCsv(`${head}\nA-1,Ann,2024-03-01,person${',x'.repeat(9_000)}`)
  expect(wide.rows).toMatchObject([{ externalId: 'A-1' }])
  expect(readAccountCsv(' '.repeat(33 * 1024 * 1024)).problems).toMatchObject([{ field: 'file' }])
  const word = readAccountCsv(`${head}\nA-1,Ann,2024-03-01,constructor`)
  expect(word.problems).toMatchObject([{ field: 'kind' }])
})
