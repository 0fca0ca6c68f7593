import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { decodeCsv, readAccountCsv } from '#app/domain/accounts/customer-accounts/account-csv.ts'

const head = '고객번호,고객명,구분,요금제,시작일,갱신일'
const file = (...lines: string[]) => [head, ...lines, ''].join('\n')
const names = (text: string | null) => readAccountCsv(text).rows.map(({ input }) => input.name)
const told = (text: string) =>
  readAccountCsv(text).problems.map(({ line, field, key }) => `${line} ${field} ${key.split('.').at(-1)}`)

test('Korean spreadsheets keep every syllable, also those outside of KS X 1001', () => {
  for (const name of ['카페샾', '뷁', '햏자상회', '똠방각하', '펲시', '“카페”', '㈜단골'])
    expect(names(decodeCsv(iconv.encode(file(`1,${name},회사,기본,2024-01-01,`), 'cp949')))).toEqual([name])
})

test('what Excel writes is read: UTF-16 with its mark, a line that names the separator, tabs', () => {
  const tabs = file('1,뷁,회사,기본,2024-01-01,').replaceAll(',', '\t')
  for (const encoding of ['utf-16le', 'utf-16be'])
    expect(names(decodeCsv(iconv.encode(tabs, encoding, { addBOM: true })))).toEqual(['뷁'])
  const semicolons = file('1,뷁,회사,기본,2024-01-01,').replaceAll(',', ';')
  for (const first of ['sep=;\n', 'sep=;\r\n', '"sep=;"\n', '']) expect(names(first + semicolons)).toEqual(['뷁'])
  // A separator inside of quotes is none.
  expect(names('external_id,"a;b;c;d",name,started_on\n1,x,가,2024-01-01')).toEqual(['가'])
})

test('bytes that are no text of any of these are refused, not guessed', () => {
  const broken = Buffer.concat([iconv.encode(`${head}\n1,가`, 'cp949'), Buffer.from([0xff, 0x41])])
  expect(decodeCsv(broken)).toBeNull()
  expect(decodeCsv(Buffer.from('id,name\n1,Caf\xe9,2', 'latin1'))).toBeNull()
})

test('a stray quote costs its own line and no other', () => {
  for (const line of ['2,"나,회사,기본,2024-01-01,', '2,"나"다,회사,기본,2024-01-01,']) {
    const text = file(
      '1,5" 미터,회사,기본,2024-01-01,',
      line,
      '3,"라, 마",회사,기본,2024-01-01,',
      '4,바,회사,기본,2024-01-01,',
    )
    expect(names(text)).toEqual(['5" 미터', '라, 마', '바'])
    expect(told(text)).toEqual(['3 file quote'])
  }
})

test('one bad cell is told once, in its line', () => {
  expect(
    told(
      file(
        '1,가,회사,기본,2024-02-30,',
        '2,나,회사,기본,,',
        '3,다,회사,기본,1949-01-01,2024-13-01',
        '4,라,회사,기본,어제,',
        '5,\u200B,회사,기본,2024-01-01,',
        '6,바,누구,기본,2024-01-01,',
      ),
    ),
  ).toEqual([
    '2 started_on day',
    '3 started_on day',
    '4 started_on day',
    '4 renews_on day',
    '5 started_on day',
    '6 name text',
    '7 kind kind',
  ])
})

test('products are separated by signs or spaces; a file without their column says nothing of them', () => {
  const products = (text: string) => readAccountCsv(text).rows.map(({ input }) => input.products)
  const [withThem, without] = ['external_id,name,started_on,products', 'external_id,name,started_on']
  expect(products(`${withThem}\n1,가,2024-01-01,meter | app app\n2,나,2024-01-01,`)).toEqual([['app', 'meter'], []])
  expect(products(`${without}\n1,가,2024-01-01`)).toEqual([undefined])
})
