import { writeFileSync } from 'node:fs'
import path from 'node:path'

const day = (number: number): string => new Date(Date.UTC(2021, 0, 1 + number)).toISOString().slice(0, 10)

/**
 * A dump of a made-up site: everybody asks, answers, comments, is voted on and accepted in turn. The same sizes give
 * the same files.
 */
export function writeDump(dir: string, { people, questions }: { people: number; questions: number }): void {
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1)
  const person = (n: number): number => (n % people) + 1
  const answerIds = numbers(questions).flatMap((n) => [questions + 2 * n - 1, questions + 2 * n])
  const postIds = [...numbers(questions), ...answerIds]
  const question = (answer: number): number => Math.ceil((answer - questions) / 2)

  write(
    dir,
    'Users',
    numbers(people).map(
      (n) =>
        `Id="${n}" Reputation="${n * 10}" CreationDate="${day(0)}T00:00:00.000" DisplayName="${n % 3 === 0 ? 'Kim' : `Person ${n}`}"`,
    ),
  )
  write(dir, 'Posts', [
    ...numbers(questions).map(
      (n) =>
        `Id="${n}" PostTypeId="1" AcceptedAnswerId="${questions + 2 * n}" CreationDate="${day(n)}T10:00:00.000" Score="1" Body="&lt;p&gt;What is number ${n}?&lt;/p&gt;" OwnerUserId="${person(n)}" Title="What is number ${n}, and why?" Tags="&lt;number&gt;&lt;n${n % 7}&gt;"`,
    ),
    ...answerIds.map(
      (n) =>
        `Id="${n}" PostTypeId="2" ParentId="${question(n)}" CreationDate="${day(question(n))}T11:00:00.000" Score="1" Body="&lt;p&gt;Answer ${n}.&lt;/p&gt;" OwnerUserId="${person(n * 7)}"`,
    ),
  ])
  write(
    dir,
    'Comments',
    postIds.map(
      (n) =>
        `Id="${n}" PostId="${n}" Score="0" Text="Remark *${n}*." CreationDate="${day(n)}T12:00:00.000" UserId="${person(n + 1)}"`,
    ),
  )
  write(dir, 'Votes', [
    ...postIds.flatMap((n) =>
      [1, 2].map(
        (k) =>
          `Id="${n * 10 + k}" PostId="${n}" VoteTypeId="${n % 5 === 0 && k === 2 ? 3 : 2}" CreationDate="${day((n % questions) + k)}T00:00:00.000"`,
      ),
    ),
    ...numbers(questions).map(
      (n) =>
        `Id="${n * 10 + 9}" PostId="${questions + 2 * n}" VoteTypeId="1" CreationDate="${day(n + 3)}T00:00:00.000"`,
    ),
  ])
  write(
    dir,
    'PostLinks',
    numbers(Math.floor(questions / 10)).map(
      (n) => `Id="${n}" CreationDate="${day(300)}T00:00:00.000" PostId="${n * 10}" RelatedPostId="${n}" LinkTypeId="3"`,
    ),
  )
  write(
    dir,
    'Badges',
    numbers(people).map(
      (n) => `Id="${n}" UserId="${n}" Name="Student" Date="${day(9)}T00:00:00.000" Class="3" TagBased="False"`,
    ),
  )
}

function write(dir: string, name: string, rows: string[]): void {
  const root = name.toLowerCase()
  writeFileSync(
    path.join(dir, `${name}.xml`),
    [
      '\ufeff<?xml version="1.0" encoding="utf-8"?>',
      `<${root}>`,
      ...rows.map((row) => `  <row ${row} />`),
      `</${root}>`,
    ].join('\r\n'),
  )
}
