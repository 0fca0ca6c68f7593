import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { readRows, type ReadRow } from '#app/domain/integrations/stackexchange/read-rows.server.ts'
import type { DumpName } from '#app/domain/integrations/stackexchange/row-shapes.ts'

const SITE = path.join(import.meta.dirname, '../../../fixtures/stackexchange/site')

async function folderWith(files: Record<string, string | Uint8Array>): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'dump-'))
  onTestFinished(() => rm(dir, { recursive: true }))
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(dir, name), content)
  return dir
}

async function readAll<Name extends DumpName>(dir: string, name: Name): Promise<ReadRow<Name>[]> {
  const all: ReadRow<Name>[] = []
  for await (const read of readRows(dir, name)) all.push(read)
  return all
}

/** Ids of rows, and problems with their line. */
async function summary(dir: string, name: DumpName): Promise<(number | string)[]> {
  return (await readAll(dir, name)).map((read) =>
    'row' in read ? read.row.id : `${read.problem} in line ${read.line}`,
  )
}

function vote(id: number | string, more = ''): string {
  return `  <row Id="${id}" PostId="1" VoteTypeId="2" CreationDate="2021-04-27T00:00:00.000" ${more}/>`
}

function votes(...lines: string[]): string {
  return ['\ufeff<?xml version="1.0" encoding="utf-8"?>', '<votes>', ...lines, '</votes>'].join('\r\n')
}

test.each([
  ['users', [-1, 1, 2, 3]],
  ['posts', [1, 2, 3, 4, 5]],
  ['comments', [1, 2, 3]],
  ['votes', [1, 2, 3, 4, 5, 6]],
  ['badges', [1, 2]],
  ['tags', [1, 2]],
  ['links', [1, 2]],
] as const)('%s are read whole, plain and compressed', async (name, ids) => {
  expect(await summary(SITE, name)).toEqual(ids)

  const file = {
    users: 'Users',
    posts: 'Posts',
    comments: 'Comments',
    votes: 'Votes',
    badges: 'Badges',
    tags: 'Tags',
    links: 'PostLinks',
  }[name]
  const plain = await readFile(path.join(SITE, `${file}.xml`))
  const compressed = await folderWith({ [`${file.toLowerCase()}.xml.gz`]: gzipSync(plain) })
  expect(await readAll(compressed, name)).toEqual(await readAll(SITE, name))
})

test('a question comes with its line, entities resolved and instants in UTC', async () => {
  const [first] = await readAll(SITE, 'posts')
  expect(first).toEqual({
    line: 3,
    row: {
      id: 1,
      typeId: 1,
      parentId: null,
      acceptedAnswerId: 2,
      createdAt: '2010-12-01T10:00:00.000Z',
      score: 7,
      viewCount: 230,
      bodyHtml: '<p>The inverter shows <code>E-17 &lt;grid&gt;</code>.</p>\n<p>What now?</p>\n',
      ownerUserId: 1,
      ownerDisplayName: null,
      lastEditorUserId: 2,
      lastEditorDisplayName: null,
      lastEditedAt: '2011-06-01T07:30:00.250Z',
      lastActivityAt: '2011-06-01T07:30:00.250Z',
      title: 'What does "E-17" on the inverter mean?',
      tags: ['inverter', 'error-codes'],
      answerCount: 2,
      commentCount: 1,
      favoriteCount: 1,
      closedAt: null,
      communityOwnedAt: null,
      contentLicense: 'CC BY-SA 3.0',
    },
  })
})

test('deleted people keep the name the dump has, and nameless ones get the one their site shows', async () => {
  const posts = await readAll(SITE, 'posts')
  const users = await readAll(SITE, 'users')
  expect(posts[2]).toMatchObject({ row: { ownerUserId: null, ownerDisplayName: 'Gone Person', score: -1 } })
  expect(users[2]).toMatchObject({ row: { displayName: '밥 😀' } })
  expect(users[1]).toMatchObject({ row: { websiteUrl: null, aboutHtml: '<p>Solar panels &amp; bread.</p>\r\n' } })
  expect(users[3]).toMatchObject({ row: { displayName: 'user3' } })
})

test('a bounty keeps its sum and its giver, another vote has neither', async () => {
  const read = await readAll(SITE, 'votes')
  expect(read[0]).toMatchObject({ row: { userId: null, bountyAmount: null } })
  expect(read[5]).toMatchObject({ row: { typeId: 8, userId: 2, bountyAmount: 50 } })
})

test('a broken row costs itself only', async () => {
  const dir = await folderWith({
    'Votes.xml': votes(
      vote(1),
      '  <row Id="2" PostId="1" VoteTypeId=2 CreationDate="2021-04-27T00:00:00.000" />',
      '  <row Id="3" PostId="1" VoteTypeId="2" CreationDate="2021-04',
      vote(4, 'UserId="a < b" '),
      '  <row Id="5" Id="5" PostId="1" VoteTypeId="2" CreationDate="2021-04-27T00:00:00.000" />',
      vote(6, 'BountyAmount="&unknown;" '),
      '  just words',
      '  <item Id="8" />',
      '  <row Id="9"></votes></row>',
      '',
      '  <!-- a remark -->',
      vote(12),
    ),
  })
  expect(await summary(dir, 'votes')).toEqual([
    1,
    'badXml in line 4',
    'badXml in line 5',
    'badXml in line 6',
    'badXml in line 7',
    'badXml in line 8',
    'badXml in line 9',
    'badXml in line 10',
    'badXml in line 11',
    12,
  ])
})

test.each([
  ['Id', '<row PostId="1" VoteTypeId="2" CreationDate="2021-04-27T00:00:00.000" />'],
  ['Id', vote('1e3')],
  ['Id', vote('99999999999999999999')],
  ['CreationDate', '<row Id="1" PostId="1" VoteTypeId="2" CreationDate="2021-02-30T00:00:00.000" />'],
  ['CreationDate', '<row Id="1" PostId="1" VoteTypeId="2" CreationDate="yesterday" />'],
  ['UserId', vote(1, 'UserId="Ann" ')],
  ['PostId, VoteTypeId, CreationDate', '<row Id="1" />'],
])('a wrong or missing %s is named', async (columns, line) => {
  const dir = await folderWith({ 'Votes.xml': votes(line, vote(2)) })
  expect(await readAll(dir, 'votes')).toMatchObject([
    { line: 3, problem: 'badValue', detail: columns },
    { line: 4, row: { id: 2 } },
  ])
})

test('a question without a title and an answer without a question are refused', async () => {
  const dir = await folderWith({
    'Posts.xml':
      '<posts>\n<row Id="1" PostTypeId="1" CreationDate="2021-04-27T00:00:00.000" Body="" />\n<row Id="2" PostTypeId="2" CreationDate="2021-04-27T00:00:00.000" Body="" />\n</posts>',
  })
  expect(await readAll(dir, 'posts')).toMatchObject([
    { line: 2, problem: 'badValue', detail: 'Title' },
    { line: 3, problem: 'badValue', detail: 'ParentId' },
  ])
})

test('bytes that are no text are reported, and forbidden control characters are dropped from theirs', async () => {
  const comment = (id: number, text: string) =>
    `<row Id="${id}" PostId="1" Text="${text}" CreationDate="2021-04-27T00:00:00.000" />\n`
  const dir = await folderWith({
    'Comments.xml': Buffer.concat([
      Buffer.from(`<comments>\n${comment(1, 'a&#x1F600;😀&#10;b')}`),
      Buffer.from(comment(2, 'caf\xe9'), 'latin1'),
      Buffer.from(`${comment(3, 'a&#x0;b&#x1F;c&#31;d&#9;e')}</comments>\n`),
    ]),
  })
  expect(await readAll(dir, 'comments')).toMatchObject([
    { line: 2, row: { text: 'a😀😀\nb' } },
    { line: 3, problem: 'badEncoding' },
    { line: 4, row: { text: 'abcd\te' } },
  ])
})

test('a file cut off anywhere gives the rows before the cut and one problem', async () => {
  const whole = Buffer.from(votes(vote(1), vote(2), vote(3)))
  for (let length = 0; length < whole.length; length += 7) {
    const dir = await folderWith({ 'Votes.xml': whole.subarray(0, length) })
    const read = await summary(dir, 'votes')
    const rows = read.filter((entry) => typeof entry === 'number')
    expect(rows).toEqual([1, 2, 3].slice(0, rows.length))
    expect(read.slice(rows.length), String(length)).toEqual([expect.stringMatching(/^truncated in line \d$/)])
  }
})

test('compressed data that was cut off or damaged gives a problem, never an exception', async () => {
  const many = votes(...Array.from({ length: 3_000 }, (_, id) => vote(id, `UserId="${(id * 7919) % 1013}" `)))
  const gz = gzipSync(many)
  const cut = await folderWith({ 'Votes.xml.gz': gz.subarray(0, gz.length / 2) })
  const read = await summary(cut, 'votes')
  expect(read.length).toBeGreaterThan(1_000)
  expect(read.at(-1)).toMatch(/^truncated in line/)

  const damaged = Buffer.from(gz)
  damaged.fill(0xff, gz.length / 2, gz.length / 2 + 64)
  expect((await summary(await folderWith({ 'Votes.xml.gz': damaged }), 'votes')).at(-1)).toMatch(/^unreadable in line/)
  expect(await summary(await folderWith({ 'Votes.xml.gz': 'no gzip' }), 'votes')).toEqual(['unreadable in line 1'])
})

test('a missing file or folder is a problem of line 0, an empty site is none', async () => {
  expect(await summary(await folderWith({}), 'votes')).toEqual(['missingFile in line 0'])
  expect(await summary('/nowhere/at/all', 'votes')).toEqual(['missingFile in line 0'])
  expect(await summary(await folderWith({ 'Votes.xml': '<?xml version="1.0"?><votes />' }), 'votes')).toEqual([])
  expect(await summary(await folderWith({ 'Votes.xml': '' }), 'votes')).toEqual(['truncated in line 0'])
})

test('a document written on one line is read', async () => {
  const dir = await folderWith({ 'Votes.xml': `<?xml version="1.0"?><votes>${vote(1)}${vote(2)}</votes>` })
  expect(await summary(dir, 'votes')).toEqual([1, 2])
})

test('a line of more than 8 MiB is skipped, a long one is not', async () => {
  const comment = (id: number, length: number) =>
    `<row Id="${id}" PostId="1" Text="${'가'.repeat(length)}" CreationDate="2021-04-27T00:00:00.000" />`
  const dir = await folderWith({
    'Comments.xml': `<comments>\n${comment(1, 1_000_000)}\n${comment(2, 3_000_000)}\n${comment(3, 1)}\n</comments>`,
  })
  expect(await summary(dir, 'comments')).toEqual([1, 'lineTooLong in line 3', 3])
})

test('entities of the file itself are never expanded', async () => {
  const dir = await folderWith({
    'Comments.xml':
      '<!DOCTYPE comments [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n<comments>\n<row Id="1" PostId="1" Text="&x;" CreationDate="2021-04-27T00:00:00.000" />\n</comments>',
  })
  expect((await summary(dir, 'comments')).at(-1)).toBe('badXml in line 3')
})

test('progress counts bytes on the disk and ends at the whole, and leaving early closes the file', async () => {
  const gz = gzipSync(
    votes(...Array.from({ length: 6_000 }, (_, id) => vote(id, `Noise="${randomBytes(60).toString('hex')}" `))),
  )
  const dir = await folderWith({ 'Votes.xml.gz': gz })
  const seen: [number, number][] = []
  let rows = 0
  for await (const read of readRows(dir, 'votes', {
    onProgress: (bytesRead, bytesTotal) => seen.push([bytesRead, bytesTotal]),
  })) {
    if ('row' in read) rows++
  }
  expect(rows).toBe(6_000)
  expect(seen.length).toBeGreaterThan(1)
  expect(seen.at(-1)).toEqual([gz.length, gz.length])
  expect(seen.map(([read]) => read)).toEqual(seen.map(([read]) => read).toSorted((a, b) => a - b))

  for await (const read of readRows(dir, 'votes')) {
    expect(read).toMatchObject({ row: { id: 0 } })
    break
  }
})

test('any bytes at all are read to the end without an exception', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          '<row ',
          'Id="1" ',
          '/>',
          '\n',
          '\r',
          '<votes>',
          '</votes>',
          '<![CDATA[',
          ']]>',
          '<!--',
          '&#x0;',
          '&#xD800;',
          '"',
          '\u0000',
          '😀',
          vote(1),
          '<?x ',
          '?>',
        ),
        { maxLength: 40 },
      )
      .map((parts) => new Uint8Array(Buffer.from(parts.join('')))),
  )
  const dir = await folderWith({})
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      await writeFile(path.join(dir, 'Votes.xml'), content)
      for (const read of await readAll(dir, 'votes')) expect(read.line).toBeLessThanOrEqual(content.length + 1)
    }),
    { numRuns: 150 },
  )
})
